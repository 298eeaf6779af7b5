import type { Language } from '../model/vocabulary.ts'

/** A day as people write it. What is no day is left as it is. */
export function dayText(day: string, language: Language): string {
  const time = Date.parse(`${day}T00:00:00Z`)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(time)) return day
  const options = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
  return new Intl.DateTimeFormat(language === 'id' ? 'id-ID' : 'en-GB', options).format(time)
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

/** A title as a sentence quotes it: cut between words where it would be most of the sentence. */
export function shortTitle(title: string, most = 56): string {
  if (title.length <= most) return title
  const kept = Array.from(graphemes.segment(title), ({ segment }) => segment)
    .slice(0, most)
    .join('')
  const words = kept.slice(0, Math.max(kept.lastIndexOf(' '), 0))
  return `${(words.length > most / 2 ? words : kept).replace(/[\s,;:–—-]+$/u, '')}…`
}
