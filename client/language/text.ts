import { I18n } from '@lingui/core'
import { compileMessage } from '@lingui/message-utils/compileMessage'
import { useSyncExternalStore } from 'react'
import type { Language } from '../../journey/model/vocabulary.ts'
import { languageLocales, rememberLanguage } from './languages.ts'
import type { Catalogue, MessageKey, MessageValues } from './messages.ts'

/**
 * Words a message in the language of the moment.
 * @example t('library.mapCount', { count: 3 })
 */
export type Text = (key: MessageKey, values?: MessageValues) => string

interface Spoken {
  readonly language: Language
  readonly text: Text
}

const catalogues: Readonly<Record<Language, () => Promise<Catalogue>>> = {
  en: async () => (await import('./en/index.ts')).en,
  id: async () => (await import('./id/index.ts')).id,
}

const listeners = new Set<() => void>()
let spoken: Spoken | undefined
let wanted: Language | undefined

/**
 * Switches the product to a language and remembers it, once its messages are here. Ends when everything on screen is in
 * that language; rejects when the messages cannot be fetched, and then nothing has changed.
 */
export async function speak(language: Language, options: { readonly remember: boolean }): Promise<void> {
  wanted = language
  const catalogue = await catalogues[language]()
  // Someone who clicks twice gets the last choice, whichever file arrives last.
  if (wanted !== language) return
  spoken = { language, text: textOf(language, catalogue) }
  if (options.remember) rememberLanguage(language)
  if (typeof document !== 'undefined') document.documentElement.lang = language
  for (const listener of listeners) listener()
}

/** Words messages from a catalogue; each is compiled when it is first needed. */
export function textOf(language: Language, catalogue: Catalogue): Text {
  const compiled: Record<string, ReturnType<typeof compileMessage>> = {}
  const i18n = new I18n({})
  i18n.loadAndActivate({ locale: language, locales: [languageLocales[language]], messages: compiled })
  const areas: Readonly<Record<string, Readonly<Record<string, string>>>> = catalogue
  return (key, values) => {
    if (!Object.hasOwn(compiled, key)) {
      const dot = key.indexOf('.')
      const source = areas[key.slice(0, dot)]?.[key.slice(dot + 1)]
      if (source === undefined) throw new Error(`There is no message "${key}".`)
      compiled[key] = compileMessage(source)
    }
    return i18n._(key, { ...values })
  }
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
