import type { Language } from '../model/vocabulary.ts'

const percentages: Readonly<Record<Language, Intl.NumberFormat>> = {
  en: new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 0 }),
  id: new Intl.NumberFormat('id-ID', { style: 'percent', maximumFractionDigits: 0 }),
}

/** A share of 0…1 as a whole percentage. */
export function shareText(share: number, locale: Language): string {
  return percentages[locale].format(share)
}
