import type * as Y from 'yjs'
import { readMap } from '../../journey/doc/read.ts'
import { commentsRoot, voteKey, votesRoot } from '../../journey/doc/shape.ts'
import { limits } from '../../journey/model/limits.ts'
import type { Comment, JourneyMap } from '../../journey/model/schema.ts'

/** Who says something: an id that the server made, and the name they go by. */
export interface Author {
  readonly by: string
  readonly name: string
}

/** Something that somebody says of a map, or takes back; `at` in ms since 1970. */
export type Said =
  | {
      readonly kind: 'comment'
      readonly id: string
      readonly on: string
      readonly replyTo?: string | undefined
      readonly text: string
      readonly author: Author
      readonly at: number
    }
  | { readonly kind: 'edit'; readonly id: string; readonly text: string; readonly by: string; readonly at: number }
  | { readonly kind: 'settle'; readonly id: string; readonly isDone: boolean; readonly at: number }
  /** Without `by`, whoever wrote it. */
  | { readonly kind: 'remove'; readonly id: string; readonly by?: string | undefined }
  | { readonly kind: 'vote'; readonly on: string; readonly author: Author; readonly at: number }
  | { readonly kind: 'unvote'; readonly on: string; readonly by: string }

/** Why something cannot be said. */
export type DiscussionRefusal = 'unknown-target' | 'unknown-comment' | 'not-yours' | 'not-first' | 'too-many'

/** Writes what is said into a document, in a transaction of the caller's; or changes nothing and says why. */
export function say(doc: Y.Doc, said: Said): DiscussionRefusal | undefined {
  const map = readMap(doc)
  if (said.kind === 'vote' || said.kind === 'unvote') return vote(doc, map, said)
  if (said.kind === 'comment') return comment(doc, map, said)
  const found = map.comments?.find(({ id }) => id === said.id)
  if (found === undefined) return 'unknown-comment'
  if (said.kind === 'remove') return remove(doc, found, said.by)
  if (said.kind === 'edit') {
    if (found.by !== said.by) return 'not-yours'
    write(doc, { ...found, text: said.text, editedAt: said.at })
    return undefined
  }
  if (found.replyTo !== undefined) return 'not-first'
  const { doneAt: _doneAt, ...open } = found
  write(doc, said.isDone ? { ...open, doneAt: said.at } : open)
  return undefined
}

function comment(
  doc: Y.Doc,
  map: JourneyMap,
  { id, on, replyTo, text, author, at }: Said & { readonly kind: 'comment' },
): DiscussionRefusal | undefined {
  if (!isTarget(map, on)) return 'unknown-target'
  const first = map.comments?.find((each) => each.id === replyTo)
  if (replyTo !== undefined && (first === undefined || first.on !== on)) return 'unknown-comment'
  if (first?.replyTo !== undefined) return 'not-first'
  if (commentsRoot(doc).size >= limits.comments) return 'too-many'
  write(doc, { id, on, ...(replyTo === undefined ? {} : { replyTo }), text, ...author, at })
  return undefined
}

/** A first comment goes with its answers. */
function remove(doc: Y.Doc, found: Comment, by: string | undefined): DiscussionRefusal | undefined {
  if (by !== undefined && found.by !== by) return 'not-yours'
  const root = commentsRoot(doc)
  const answers = (readMap(doc).comments ?? []).filter(({ replyTo }) => replyTo === found.id)
  for (const { id } of [found, ...answers]) root.delete(id)
  return undefined
}

function vote(
  doc: Y.Doc,
  map: JourneyMap,
  said: Said & { readonly kind: 'vote' | 'unvote' },
): DiscussionRefusal | undefined {
  if (!isTarget(map, said.on)) return 'unknown-target'
  const root = votesRoot(doc)
  if (said.kind === 'unvote') {
    root.delete(voteKey(said.on, said.by))
    return undefined
  }
  const key = voteKey(said.on, said.author.by)
  if (root.has(key)) return undefined
  if (root.size >= limits.votes) return 'too-many'
  root.set(key, { on: said.on, ...said.author, at: said.at })
  return undefined
}

const isTarget = ({ stages, cards, frictions, fixes }: JourneyMap, on: string): boolean =>
  [stages, cards, frictions, fixes].some((things) => things.some(({ id }) => id === on))

function write(doc: Y.Doc, { id, ...stored }: Comment): void {
  commentsRoot(doc).set(id, stored)
}
