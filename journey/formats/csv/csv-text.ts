import { escapeFormula, unescapeFormula } from '../clipboard/formula.ts'

/** Spaces and line breaks before a formula do not keep every spreadsheet from running it. */
const spaced = /^'*\s+[=+\-@＝＋－＠]/

/** A text of a CSV cell that no spreadsheet runs as a formula. */
export function safeText(text: string): string {
  return spaced.test(text) ? `'${text}` : escapeFormula(text)
}

/** Takes back what {@link safeText} has put before a text. */
export function plainCell(text: string): string {
  return text.startsWith("'") && spaced.test(text) ? text.slice(1) : unescapeFormula(text)
}
