import { I18n } from '@lingui/core'
import { useSyncExternalStore } from 'react'
import { holdsRightToLeft } from '../../journey/layout/text-direction.ts'
import type { Language } from '../../journey/model/vocabulary.ts'
import { languageLocales, rememberLanguage } from './languages.ts'
import type { Catalogue, Compiled, MessageKey, MessageValues } from './messages.ts'
import { untilFetched } from './until-fetched.ts'

/**
 * Words a message in the language of the moment.
 * @example t('library.mapCount', { count: 3 })
 */
export type Text = (key: MessageKey, values?: MessageValues) => string

interface Spoken {
  readonly language: Language
  readonly text: Text
  /** Whether the later words are among its own. */
  hasLater: boolean
  /** Takes up more messages of the same language. */
  add(messages: Compiled): void
}

/** The build parts the messages: `first` is for what every page shows at once, `later` for what is fetched when asked for. */
const catalogues: Readonly<Record<Language, Readonly<Record<'first' | 'later', () => Promise<{ words: Catalogue }>>>>> =
  {
    en: { first: () => import('./en/first.ts'), later: () => import('./en/later.ts') },
    id: { first: () => import('./id/first.ts'), later: () => import('./id/later.ts') },
  }

/** The build has compiled the messages (`vite.config.ts`); without a build it is done here. */
const compileIfNeeded: (catalogue: Catalogue) => Promise<Compiled> = import.meta.env.PROD
  ? (catalogue) => Promise.resolve(catalogue as unknown as Compiled)
  : async (catalogue) => (await import('./compile-messages.ts')).compileMessages(catalogue)

const listeners = new Set<() => void>()
let spoken: Spoken | undefined
let wanted: Language | undefined
/** Whether parts are here, or on their way, that need the later words. */
let isLaterNeeded = false

async function wordsOf(language: Language, part: 'first' | 'later'): Promise<Compiled> {
  return compileIfNeeded((await catalogues[language][part]()).words)
}

/**
 * Switches the product to a language and remembers it, once its messages are here. Ends when everything on screen is in
 * that language; rejects when the messages cannot be fetched, and then nothing has changed.
 */
export async function speak(language: Language, options: { readonly remember: boolean }): Promise<void> {
  wanted = language
  const hasLater = isLaterNeeded
  const [first, later] = await Promise.all([wordsOf(language, 'first'), hasLater && wordsOf(language, 'later')])
  // Someone who clicks twice gets the last choice, whichever file arrives last.
  if (wanted !== language) return
  // A part that needs them may have been asked for meanwhile.
  if (isLaterNeeded && !hasLater) return speak(language, options)
  spoken = say(language, { ...first, ...later }, hasLater)
  if (options.remember) rememberLanguage(language)
  if (typeof document !== 'undefined') document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/**
 * A part of the product that is fetched when it is asked for, together with its words, however long a connection takes.
 * @example withWords(() => import('./view-panel.tsx'))
 */
export function withWords<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  return untilFetched(() => onceWithWords(fetchPart))
}

/** The same where somebody waits, and would rather be told at once that it cannot be fetched now. */
export async function onceWithWords<Part>(fetchPart: () => Promise<Part>): Promise<Part> {
  const [part] = await Promise.all([fetchPart(), needLater()])
  return part
}

/** Fetches the words of all parts. Ends when they are there, in whatever language is spoken then. */
async function needLater(): Promise<void> {
  isLaterNeeded = true
  const speaking = spoken
  if (!speaking || speaking.hasLater) return
  speaking.add(await wordsOf(speaking.language, 'later'))
  speaking.hasLater = true
}

function say(language: Language, messages: Compiled, hasLater: boolean): Spoken {
  const i18n = new I18n({})
  i18n.loadAndActivate({ locale: language, locales: [languageLocales[language]], messages })
  return {
    language,
    hasLater,
    text: (key, values) => {
      if (!Object.hasOwn(i18n.messages, key)) throw new Error(`There is no message "${key}".`)
      return i18n._(key, isolated(values))
    },
    add: (more) => i18n.load(language, more),
  }
}

/**
 * Values in which something is written from right to left, each set apart from the words around it: otherwise a title's
 * brackets and figures would be drawn among those.
 */
function isolated(values: MessageValues = {}): MessageValues {
  const entries = Object.entries(values)
  if (!entries.some(([, value]) => typeof value === 'string' && holdsRightToLeft(value))) return { ...values }
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      typeof value === 'string' && holdsRightToLeft(value) ? `\u2068${value}\u2069` : value,
    ]),
  )
}

function current(): Spoken {
  if (!spoken) throw new Error('No language is spoken yet: await speak() before rendering.')
  return spoken
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The words of the moment, in a component; it renders again when the language changes. */
export function useText(): Text {
  return useSyncExternalStore(subscribe, () => current().text)
}

/** The language of the moment, in a component. */
export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, () => current().language)
}

/** The words of the moment outside components; do not keep it, the language may change. */
export const currentText = (): Text => current().text

/** The language of the moment outside components. */
export const currentLanguage = (): Language => current().language
