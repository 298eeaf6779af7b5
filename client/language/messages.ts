import type { Messages } from '@lingui/core'
import type { en } from './en/index.ts'

/** The areas of the product, each with its own file of messages in every language. */
type Areas = typeof en

/** A message's name, as in `library.newMap`. English is the source: a key that it lacks is a compile error. */
export type MessageKey = {
  [Area in keyof Areas]: `${Area}.${keyof Areas[Area] & string}`
}[keyof Areas]

/** What another language must hold for an area: the same keys, no more and no fewer. */
export type Translation<Source> = { readonly [Key in keyof Source]: string }

/** All messages of a language by area. */
export type Catalogue = { readonly [Area in keyof Areas]: Translation<Areas[Area]> }

/** What a message's placeholders may hold. */
export type MessageValues = Readonly<Record<string, string | number>>

/** The messages of a language by key, in the form that they are worded from. */
export type Compiled = Messages
