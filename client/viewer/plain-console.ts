// The two warnings of Yjs that a page can bring about, said without colours.
/* oxlint-disable no-console -- this is where they are said */

/** Says something to developers. */
export const print = (...said: readonly unknown[]): void => console.warn(...said)
export const warn = print

// Colours and weights of the full console.
export const BOLD = ''
export const UNBOLD = ''
export const ORANGE = ''
export const RED = ''
