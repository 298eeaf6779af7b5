import { createContext, use, useCallback, useEffect, useState } from 'react'
import type { Discussion, Me } from '../services/discussion.ts'
import { MapRequestError } from '../services/map-request.ts'

/** Where people talk about the map that is open. */
export interface Discussing {
  readonly mapId: string
  readonly discussion: Discussion
  readonly isConnected: boolean
}

export const DiscussionContext = createContext<Discussing | undefined>(undefined)

/** The discussion of the map around a component. */
export function useDiscussing(): Discussing {
  const discussing = use(DiscussionContext)
  if (!discussing) throw new Error('useDiscussing outside of an open map')
  return discussing
}

/** Who the user is there; undefined until the server has said so, and while it cannot be reached. */
export function useMe(): Me | undefined {
  const { discussion, isConnected } = useDiscussing()
  const [me, setMe] = useState<Me>()
  useEffect(() => {
    if (!isConnected) return undefined
    let isOver = false
    askOnce(discussion).then(
      (answer) => !isOver && setMe(answer),
      () => undefined,
    )
    return () => {
      isOver = true
    }
  }, [discussion, isConnected])
  return isConnected ? me : undefined
}

const asked = new WeakMap<Discussion, Promise<Me>>()

/** A panel shows many parts of a discussion at once: they ask together. Whoever comes later asks anew, after a failure too. */
function askOnce(discussion: Discussion): Promise<Me> {
  const known = asked.get(discussion)
  if (known) return known
  const asking = discussion.me()
  asked.set(discussion, asking)
  const forget = () => asked.delete(discussion)
  asking.then(() => setTimeout(forget, 5_000), forget)
  return asking
}

/** Something that the server is asked to write. */
export interface Saying {
  readonly isBusy: boolean
  /** Why the last thing could not be done: a reason of the server's, or `unreachable`. */
  readonly problem: string | undefined
  /** Whether it was done. One thing at a time: what is asked meanwhile is not. */
  readonly say: (work: (discussion: Discussion) => Promise<unknown>) => Promise<boolean>
}

export function useSaying(): Saying {
  const { discussion } = useDiscussing()
  const [isBusy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string>()
  const say = useCallback(
    async (work: (known: Discussion) => Promise<unknown>) => {
      if (isBusy) return false
      setBusy(true)
      try {
        await work(discussion)
        setProblem(undefined)
        return true
      } catch (error) {
        if (!(error instanceof MapRequestError)) throw error
        setProblem(error.code)
        return false
      } finally {
        setBusy(false)
      }
    },
    [discussion, isBusy],
  )
  return { isBusy, problem, say }
}
