import { oneLine } from '../plain-text.ts'

const code = (char: string) => `#${char.codePointAt(0)};`
/** Words that begin a line of their own; Mermaid takes them for such wherever a name begins with them. */
const keyword = /^(title|section|journey|acctitle|accdescr|click|style|classdef|end)/i

/** A text as the name of a title, section, task or actor: what Mermaid would take for its own is written as a code. */
export function escapeMermaid(text: string): string {
  const safe = oneLine(text).replace(/[#;:,%<>&"{}\\]/g, code)
  return keyword.test(safe) ? `${code(safe)}${safe.slice(1)}` : safe
}

const named: Readonly<Record<string, string>> = { quot: '"', amp: '&', lt: '<', gt: '>', nbsp: '\u00a0' }

/** Takes back what {@link escapeMermaid} did; codes that mean nothing stay as they are. */
export function unescapeMermaid(text: string): string {
  return text.replace(/#(?:(\d{1,7})|(\w{1,8}));/g, (whole, number: string | undefined, name: string | undefined) => {
    if (number === undefined) return named[name ?? ''] ?? whole
    const point = Number(number)
    const isText = point >= 32 && point <= 0x10_ff_ff && !(point >= 0xd8_00 && point <= 0xdf_ff)
    return isText ? String.fromCodePoint(point) : whole
  })
}
