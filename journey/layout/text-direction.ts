const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u

/** Whether anything in a text is written from right to left, as Arabic and Hebrew are. */
export const holdsRightToLeft = (text: string): boolean => rightToLeft.test(text)

/** Whether text is written from right to left: its first letter tells, as in a browser's `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  if (!holdsRightToLeft(text)) return false
  const [letter = ''] = /\p{L}/u.exec(text) ?? []
  return rightToLeft.test(letter)
}
