import { useRef, useState } from 'react'
import { parseMapText } from '../../../journey/model/parse.ts'
import type { Parsed } from '../../../journey/model/problem.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'

interface EarlierMap {
  readonly before: { readonly map: JourneyMap; readonly name: string } | undefined
  /** Whether the last file was no map. */
  readonly isRefused: boolean
  readonly read: (file: File) => void
  readonly forget: () => void
}

/** An earlier version of the map, out of a file that stays on this device, to say what changed since. */
export function useEarlierMap(): EarlierMap {
  const [state, setState] = useState<Pick<EarlierMap, 'before' | 'isRefused'>>({ before: undefined, isRefused: false })
  const asked = useRef(0)
  return {
    ...state,
    read: (file) => {
      const turn = ++asked.current
      const show = (parsed: Parsed<JourneyMap> | undefined) => {
        // Of two files that were chosen, the later one counts.
        if (turn !== asked.current) return
        const before = parsed?.ok ? { map: parsed.value, name: nameOf(file) } : undefined
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

/** A file's name as people say it; a day that is all of it, or stands in it, is what they mean. */
function nameOf({ name }: File): string {
  const plain = name.replace(/\.json$/i, '')
  return /\d{4}-\d{2}-\d{2}/.exec(plain)?.[0] ?? plain
}
