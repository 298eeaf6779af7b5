declare module 'virtual:tokens.css'

declare module 'virtual:template-pictures' {
  import type { Picture } from '../journey/scene/picture.ts'

  /** Template key → its picture. */
  export const templatePictures: Readonly<Record<string, Picture>>
}

declare module 'virtual:file-viewer' {
  /** What an exported HTML file runs: JavaScript without any import. */
  export const script: string
  /** Its style sheet, with the design tokens of both themes. */
  export const style: string
}
