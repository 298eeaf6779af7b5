declare module 'virtual:tokens.css'

declare module 'virtual:template-pictures' {
  import type { Picture } from '../journey/scene/picture.ts'

  /** Template key → its picture. */
  export const templatePictures: Readonly<Record<string, Picture>>
}
