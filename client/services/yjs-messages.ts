/**
 * What Yjs says on the console. Stands in for the module `lib0/logging`, which colours the words there, and brings a
 * checker of schemas along for that: 5 kB that the first visit to a map would wait for.
 */
/* oxlint-disable no-console */
export const print = (...words: readonly unknown[]): void => console.info(...words.filter((word) => word !== plain))
export const warn = (...words: readonly unknown[]): void => console.warn(...words)
/* oxlint-enable no-console */

/** How words stand there: all alike. */
const plain = ''
export { plain as BOLD, plain as UNBOLD, plain as ORANGE, plain as RED }
