import type { Language } from '../../../journey/model/vocabulary.ts'
import { languageLocales } from '../../language/languages.ts'

const units = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
  ['second', 1_000],
] as const

/** A time in its largest unit of which there are two: "36 hours", "3 days". */
export function durationWords(ms: number, language: Language): string {
  const [unit, length] = units.find(([, size]) => ms >= 2 * size) ?? units[3]
  return new Intl.NumberFormat(languageLocales[language], {
    style: 'unit',
    unit,
    unitDisplay: 'long',
    maximumFractionDigits: ms < 10 * length ? 1 : 0,
  }).format(ms / length)
}
