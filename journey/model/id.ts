// The Web Crypto global of browsers and Node; declared here because this folder compiles without DOM and Node types.
declare const crypto: { getRandomValues(array: Uint8Array): Uint8Array }

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** The form of every id: of a map, and of anything on it. Ids are keys of plain objects. */
export const idPattern = /^(?!(?:__proto__|constructor)$)[A-Za-z0-9_-]{1,40}$/

/** Random characters of the base64url alphabet, 6 bits each. */
export function randomText(length: number): string {
  let text = ''
  for (const byte of crypto.getRandomValues(new Uint8Array(length))) text += alphabet[byte & 63]
  return text
}

/**
 * A new random id: 22 characters of base64url alphabet, 132 bits. It does not begin with `-`: a command line would take it
 * for an option, a spreadsheet for a formula.
 */
export function newId(): string {
  const id = randomText(22)
  return id.startsWith('-') ? newId() : id
}
