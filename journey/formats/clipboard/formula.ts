/** What a spreadsheet would compute instead of showing, in ASCII and full width, or what hides it behind a tab. */
const formula = /^'*[=+\-@＝＋－＠\t\r]/
const plainNumber = /^[-+]?\d[\d.,\u00a0 ]*%?$/

/**
 * A cell's text with an apostrophe before what a spreadsheet would run as a formula. Numbers stay numbers.
 * @see https://owasp.org/www-community/attacks/CSV_Injection
 */
export function escapeFormula(text: string): string {
  return formula.test(text) && !plainNumber.test(text) ? `'${text}` : text
}

/** Takes away the apostrophe that {@link escapeFormula} has put before a text, so that it does not come to stay. */
export function unescapeFormula(text: string): string {
  return text.startsWith("'") && escapeFormula(text.slice(1)) === text ? text.slice(1) : text
}
