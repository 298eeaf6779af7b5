import { oneLine, plainText } from '../plain-text.ts'

const special = /[\\`*_{}[\]<>&~|#!$^]/g
const lineStart = /^([-+=:])/
const numbered = /^(\d{1,9})([.)])/
/** What readers turn into a link without being asked: the mark in it is escaped. */
const address = /\b((?:https?|ftp|mailto)):|\b(www)\./gi

/** A text as part of a line of Markdown, behind other words, in which nothing is more than text. */
export function escapeInline(text: string): string {
  return oneLine(text)
    .replace(special, '\\$&')
    .replace(address, (_, scheme?: string, www?: string) => (scheme === undefined ? `${www}\\.` : `${scheme}\\:`))
}

/** The same where the text may stand at the beginning of a line. */
export function escapeMarkdown(text: string): string {
  return escapeInline(text).replace(lineStart, '\\$1').replace(numbered, '$1\\$2')
}

/** The same for a text of several lines: its lines, indented, and its paragraphs. Empty for a text without any. */
export function markdownLines(text: string, indent: string): string[] {
  const lines = plainText(text)
    .split('\n')
    .map((line) => escapeMarkdown(line))
  const kept = lines.filter((line, index) => line !== '' || (lines[index - 1] ?? '') !== '')
  while (kept.at(-1) === '') kept.pop()
  // A backslash at the end of a line keeps the break.
  return kept.map((line, index) => (line === '' ? '' : `${indent}${line}${kept[index + 1] ? '\\' : ''}`))
}
