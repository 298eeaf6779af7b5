import { useCallback, useEffect, useMemo, useState } from 'react'
import { MapRequestError } from '../services/map-request.ts'
import { type MapVersion, type Versions, versionsOf } from '../services/versions.ts'
import { localStore } from './local-store.ts'

/** The versions of a map, as far as they are known. */
interface VersionList {
  /** Undefined while they are on their way. */
  readonly versions: readonly MapVersion[] | undefined
  /** Why the last thing could not be done: a reason of the server's, or `unreachable`. */
  readonly problem: string | undefined
  /** Does something with the versions. Undefined when it could not be done. */
  readonly act: <T>(work: (versions: Versions) => Promise<T>) => Promise<T | undefined>
  /** Fetches the list anew. */
  readonly refresh: () => Promise<void>
}

/** @param isAsked whether the list is fetched; again whenever that becomes true */
export function useVersions(mapId: string, isAsked = true): VersionList {
  const [versions, setVersions] = useState<readonly MapVersion[]>()
  const [problem, setProblem] = useState<string>()
  const service = useMemo(
    () => localStore().then((store) => versionsOf(mapId, { origin: location.origin, store })),
    [mapId],
  )
  const act = useCallback(
    async <T>(work: (all: Versions) => Promise<T>): Promise<T | undefined> => {
      try {
        const result = await work(await service)
        setProblem(undefined)
        return result
      } catch (error) {
        if (!(error instanceof MapRequestError)) throw error
        setProblem(error.code)
        return undefined
      }
    },
    [service],
  )
  const refresh = useCallback(async () => {
    const list = await act((all) => all.list())
    if (list) setVersions(list)
  }, [act])
  useEffect(() => {
    // Nothing is set before the server has answered.
    // oxlint-disable-next-line react/set-state-in-effect
    if (isAsked) void refresh()
  }, [isAsked, refresh])
  return { versions, problem, act, refresh }
}
