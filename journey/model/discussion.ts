import * as z from 'zod/mini'
import { id, name } from './fields.ts'
import { limits } from './limits.ts'

/** What people say of a map and how they vote on it. Only the server writes it, stamped with who and when. */

/** ms since 1970, by the server's clock. */
const time = z.int().check(z.minimum(0))

const comment = z.string().check(z.minLength(1), z.maxLength(limits.commentLength))

export const commentSchema = z.looseObject({
  id,
  /** Stage, card, friction or fix that it is about. */
  on: id,
  /** The first comment of the thread that it stands in; none for the first itself. */
  replyTo: z.optional(id),
  text: comment,
  /** Who wrote it: the same for all that one browser writes on one map, and nobody else can write under it. */
  by: id,
  /** What the author went by, or nothing. */
  name,
  at: time,
  editedAt: z.optional(time),
  /** Since when the thread is settled; on its first comment. */
  doneAt: z.optional(time),
})

export const voteSchema = z.looseObject({
  /** Stage, card, friction or fix that it is for. A person has one vote for each. */
  on: id,
  by: id,
  name,
  at: time,
})
