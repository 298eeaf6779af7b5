import { useCallback, useEffect, useMemo, useState } from 'react'
import { MapRequestError } from '../../services/map-request.ts'
import { type ListedLink, type ShareLinks, shareLinksOf } from '../../services/share-links.ts'
import { localStore } from '../../state/local-store.ts'

/** The links of a map, as far as they are known. */
export interface LinkList {
  /** Undefined while they are on their way. */
  readonly links: readonly ListedLink[] | undefined
  /** Why the last thing could not be done: a key of the words of sharing. */
  readonly problem: string | undefined
  /** Does something with the links, and fetches them anew. Undefined when it could not be done. */
  readonly act: <T>(work: (links: ShareLinks) => Promise<T>) => Promise<T | undefined>
}

/** The links of a map; listed only for owners. */
export function useShareLinks(mapId: string, isOwner: boolean): LinkList {
  const [links, setLinks] = useState<readonly ListedLink[]>()
  const [problem, setProblem] = useState<string>()
  const service = useMemo(
    () => localStore().then((store) => shareLinksOf(mapId, { origin: location.origin, store })),
    [mapId],
  )
  const act = useCallback(
    async <T>(work: (links: ShareLinks) => Promise<T>): Promise<T | undefined> => {
      try {
        const share = await service
        const result = await work(share)
        if (isOwner) setLinks(await share.list())
        setProblem(undefined)
        return result
      } catch (error) {
        if (!(error instanceof MapRequestError)) throw error
        setProblem(error.code)
        return undefined
      }
    },
    [service, isOwner],
  )
  useEffect(() => {
    // Nothing but the list.
    if (isOwner) void service.then(() => act(async () => undefined))
  }, [act, service, isOwner])
  return { links, problem, act }
}
