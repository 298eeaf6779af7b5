const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Characters that XML 1.0 cannot hold, however they are written. */
const forbidden = /(?![\t\n\r])\p{Cc}(?<![\u007F-\u009F])|[\uFFFE\uFFFF]|\p{Surrogate}/gu

/** Text as the text of an XML element, or as the value of an attribute in double quotes. */
export function escapeXml(text: string): string {
  return text.replaceAll(forbidden, '\uFFFD').replaceAll(/[&<>"]/g, (character) => escapes[character] ?? '')
}
