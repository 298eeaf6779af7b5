import { useCallback, useEffect, useRef, useState } from 'react'
import type { Inspection, NoTable, TableForm } from '../../../journey/import/read-table.ts'
import type { Tally, TableMapping } from '../../../journey/import/tally.ts'
import { Cancelled, TableReader } from '../../services/import-table/table-reader.ts'

/** How far a table has come. */
export type TableState =
  | { readonly step: 'choose'; readonly refused?: NoTable['why'] | 'failed' }
  | { readonly step: 'reading'; readonly file: string; readonly share: number }
  | { readonly step: 'read'; readonly file: string; readonly inspection: Inspection }

/** A table that someone brings: chosen, looked through, counted; all of it can be stopped. */
export interface Table {
  readonly state: TableState
  readonly tally: Tally | undefined
  /** 0…1 while rows are counted. */
  readonly counting: number | undefined
  take(file: Blob, name: string): void
  /** Reads the same file in another way. */
  readAs(chosen: Partial<Pick<TableForm, 'separator' | 'hasHeader'>>): void
  /** Breaks off what is under way, and goes back to choosing. */
  reset(): void
}

/** @param mapping how its rows are counted; undefined as long as something has to be answered first. */
export function useTable(mapping: TableMapping | undefined): Table {
  const reader = useRef<TableReader | undefined>(undefined)
  const [state, setState] = useState<TableState>({ step: 'choose' })
  const [tally, setTally] = useState<Tally>()
  const [counting, setCounting] = useState<number>()

  const close = useCallback(() => {
    reader.current?.close()
    reader.current = undefined
    setTally(undefined)
    setCounting(undefined)
  }, [])
  useEffect(() => close, [close])

  const fail = useCallback(
    (error: unknown) => {
      if (error instanceof Cancelled) return
      close()
      setState({ step: 'choose', refused: 'failed' })
    },
    [close],
  )

  const inspect = (file: string, chosen: Parameters<Table['readAs']>[0]) => {
    const { current } = reader
    if (!current) return
    setTally(undefined)
    setState((before) => (before.step === 'read' ? before : { step: 'reading', file, share: 0 }))
    const onProgress = (share: number) => setState((now) => (now.step === 'reading' ? { ...now, share } : now))
    const look = async () => {
      const inspection = await current.inspect(chosen, onProgress)
      if (inspection.ok) return setState({ step: 'read', file, inspection })
      close()
      setState({ step: 'choose', refused: inspection.why })
    }
    look().catch(fail)
  }
  const inspection = state.step === 'read' ? state.inspection : undefined
  useEffect(() => {
    const { current } = reader
    if (!current || !inspection || !mapping) {
      setTally(undefined)
      return setCounting(undefined)
    }
    let isOver = false
    setCounting(0)
    const onProgress = (share: number) => {
      if (!isOver) setCounting(share)
    }
    const count = async () => {
      const counted = await current.tally(mapping, onProgress)
      if (isOver) return
      setTally(counted)
      setCounting(undefined)
    }
    count().catch((error: unknown) => {
      if (!isOver) fail(error)
    })
    return () => {
      isOver = true
    }
  }, [inspection, mapping, fail])

  return {
    state,
    tally,
    counting,
    take(file, name) {
      close()
      reader.current = new TableReader(file)
      inspect(name, {})
    },
    readAs: (chosen) => state.step === 'read' && inspect(state.file, chosen),
    reset() {
      close()
      setState({ step: 'choose' })
    },
  }
}
