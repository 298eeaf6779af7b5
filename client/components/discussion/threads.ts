import type { Comment, Vote } from '../../../journey/model/schema.ts'

/** What somebody said of something, and the answers, by time. */
export interface Thread {
  readonly first: Comment
  readonly answers: readonly Comment[]
}

/** The threads of one thing, or of all, by time. */
export function threadsOf(comments: readonly Comment[] = [], on?: string): readonly Thread[] {
  return comments
    .filter((comment) => comment.replyTo === undefined && (on === undefined || comment.on === on))
    .map((first) => ({ first, answers: comments.filter(({ replyTo }) => replyTo === first.id) }))
}

/** How many threads of a thing are not settled. */
export const openCount = (comments: readonly Comment[] = [], on: string): number =>
  comments.filter((comment) => comment.on === on && comment.replyTo === undefined && comment.doneAt === undefined)
    .length

export const votesFor = (votes: readonly Vote[] = [], on: string): readonly Vote[] =>
  votes.filter((vote) => vote.on === on)
