import { type Language, languages } from '../../journey/model/vocabulary.ts'

/** What each language calls itself; never translated, so that everyone finds their own. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', id: 'Bahasa Indonesia' }

/** The locale whose number, money and date formats go with a language. */
export const languageLocales: Readonly<Record<Language, string>> = { en: 'en-GB', id: 'id-ID' }

const storageKey = 'jejak.language'

/** The first of a reader's languages that the product speaks; English when it speaks none of them. */
export function pickLanguage(preferred: readonly string[]): Language {
  for (const tag of preferred) {
    const primary = tag.toLowerCase().split('-')[0]
    // "in" is what older browsers and Android call Indonesian.
    const language = languages.find((known) => known === primary || (known === 'id' && primary === 'in'))
    if (language) return language
  }
  return 'en'
}

/** The language chosen here before, or else the browser's. Storage may be forbidden; then the browser decides. */
export function startLanguage(): Language {
  return languages.find((language) => language === remembered()) ?? pickLanguage(navigator.languages)
}

/** Keeps a choice for the next visit, where the browser allows it. */
export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(storageKey, language)
  } catch {
    // Storage is forbidden or full: the choice holds for this visit.
  }
}

function remembered(): string | null {
  try {
    return localStorage.getItem(storageKey)
  } catch {
    return null
  }
}
