/** Several texts in one cell, parted by semicolons; those within a text are escaped. */
export function joinList(items: readonly string[]): string {
  return items.map((item) => item.replace(/[\\;]/g, '\\$&')).join('; ')
}

/** Takes apart what {@link joinList} has joined, and what a person has typed like it. */
export function splitList(text: string): string[] {
  const items = ['']
  for (let at = 0; at < text.length; at++) {
    const char = text[at] ?? ''
    if (char === ';' || char === '\n') items.push('')
    else items.push((items.pop() ?? '') + (char === '\\' ? (text[++at] ?? '') : char))
  }
  return items.map((one) => one.trim()).filter((one) => one !== '')
}
