import type * as Y from 'yjs'
import type { JourneyMap } from '../model/schema.ts'
import { commentsRoot, firstServerClient, planting, voteKey, votesRoot } from './shape.ts'

/** A new client id of the server's, below 2 ** 53. */
export const newServerClient = (): number => firstServerClient + Math.floor(Math.random() * 2 ** 52)

/** Does what writes comments and votes into a document, under a client id of the server's. */
export function writeAsServer(doc: Y.Doc, clientId: number, write: () => void): void {
  const own = doc.clientID
  doc.clientID = clientId
  try {
    doc.transact(write, planting)
  } finally {
    doc.clientID = own
  }
}

/** Lays down what was said of a map that becomes a document. */
export function plantDiscussion(doc: Y.Doc, { comments = [], votes = [] }: JourneyMap): void {
  if (comments.length + votes.length === 0) return
  writeAsServer(doc, newServerClient(), () => {
    for (const { id, ...comment } of comments) commentsRoot(doc).set(id, comment)
    for (const vote of votes) votesRoot(doc).set(voteKey(vote.on, vote.by), vote)
  })
}
