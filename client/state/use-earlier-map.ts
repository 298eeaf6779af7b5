import { useRef, useState } from 'react'
import { type EarlierMap, versionName } from '../../journey/export/earlier-map.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import type { Parsed } from '../../journey/model/problem.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'

interface Comparison {
  readonly before: EarlierMap | undefined
  /** Whether the last file was no map. */
  readonly isRefused: boolean
  readonly read: (file: File) => void
  readonly forget: () => void
}

/** An earlier version of the map, out of a file that stays on this device, to say what changed since. */
export function useEarlierMap(): Comparison {
  const [state, setState] = useState<Pick<Comparison, 'before' | 'isRefused'>>({ before: undefined, isRefused: false })
  const asked = useRef(0)
  return {
    ...state,
    read: (file) => {
      const turn = ++asked.current
      const show = (parsed: Parsed<JourneyMap> | undefined) => {
        // Of two files that were chosen, the later one counts.
        if (turn !== asked.current) return
        const before = parsed?.ok ? { map: parsed.value, name: versionName(file.name) } : undefined
        setState({ before, isRefused: before === undefined })
      }
      void file
        .text()
        .then(parseMapText, () => undefined)
        .then(show)
    },
    forget: () => {
      asked.current++
      setState({ before: undefined, isRefused: false })
    },
  }
}
