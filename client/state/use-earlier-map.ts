import { useRef, useState } from 'react'
import { type EarlierMap, versionName } from '../../journey/export/earlier-map.ts'
import { dayOf } from '../../journey/model/day.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import type { MapVersion } from '../services/versions.ts'
import { useVersions } from './use-versions.ts'

interface Comparison {
  readonly before: EarlierMap | undefined
  /** Id of the version that `before` is, if it is one. */
  readonly version: string | undefined
  /** Whether the last file was no map. */
  readonly isRefused: boolean
  readonly read: (file: File) => void
  /** The versions that the server has; none where it cannot be asked. */
  readonly versions: readonly MapVersion[]
  readonly choose: (version: MapVersion) => void
  readonly forget: () => void
}

type State = Pick<Comparison, 'before' | 'version' | 'isRefused'>

const nothing: State = { before: undefined, version: undefined, isRefused: false }

/** An earlier version of the map, out of its history or a file that stays on this device, to say what changed since. */
export function useEarlierMap(mapId: string): Comparison {
  const [state, setState] = useState<State>(nothing)
  const asked = useRef(0)
  const { versions = [], act } = useVersions(mapId)
  const take = async (read: () => Promise<State | undefined>) => {
    const turn = ++asked.current
    const taken = await read()
    // Of two that were chosen, the later one counts.
    if (taken && turn === asked.current) setState(taken)
  }
  return {
    ...state,
    versions,
    read: (file) => void take(async () => readFile(file)),
    choose: ({ id, name, createdAt }) =>
      void take(async () => {
        const map = await act((all) => all.read(id))
        return map && { before: { map, name: name || dayOf(new Date(createdAt)) }, version: id, isRefused: false }
      }),
    forget: () => {
      asked.current++
      setState(nothing)
    },
  }
}

async function readFile(file: File): Promise<State> {
  const parsed = await file.text().then(parseMapText, () => undefined)
  const before = parsed?.ok ? { map: parsed.value, name: versionName(file.name) } : undefined
  return { before, version: undefined, isRefused: before === undefined }
}
