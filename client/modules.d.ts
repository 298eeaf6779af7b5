declare module 'virtual:tokens.css'

declare module 'virtual:template-pictures' {
  /** Template key → its picture. */
  export const templatePictures: Readonly<Record<string, import('../journey/scene/picture.ts').Picture>>
}
