import type { MessageKey } from '../../language/messages.ts'

const known = [
  'not-allowed',
  'unknown-map',
  'unknown-target',
  'unknown-comment',
  'too-many',
  'too-many-requests',
  'storage-failing',
] as const

/** The words for why something could not be said. */
export function problemKey(code: string): MessageKey {
  const told = known.find((each) => each === code)
  return told === undefined ? 'comments.problem' : `comments.problem-${told}`
}
