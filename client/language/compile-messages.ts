import { compileMessageOrThrow } from '@lingui/message-utils/compileMessage'
import type { Compiled } from './messages.ts'

/**
 * Turns ICU messages by area and key into the form that they are worded from, by `area.key`. The build does this once,
 * so that the parser does not have to be fetched.
 * @throws on a message that is not ICU.
 */
export function compileMessages(catalogue: Readonly<Record<string, Readonly<Record<string, string>>>>): Compiled {
  const compiled: Compiled = {}
  for (const [area, messages] of Object.entries(catalogue)) {
    for (const [key, message] of Object.entries(messages)) compiled[`${area}.${key}`] = compileMessageOrThrow(message)
  }
  return compiled
}
