import { useCallback, useEffect, useRef, useState } from 'react'
import type { Inspection, NoTable, TableForm } from '../../journey/import/read-table.ts'
import { Cancelled, TableReader } from '../services/import-table/table-reader.ts'

/** How far a table has come. */
export type TableState =
  | { readonly step: 'choose'; readonly refused?: NoTable['why'] | 'failed' }
  | { readonly step: 'reading'; readonly file: string; readonly share: number }
  | { readonly step: 'read'; readonly file: string; readonly inspection: Inspection }

/** Reads all rows of a table that was looked through. */
export type ReadRows<Mapping, Result> = (
  reader: TableReader,
  mapping: Mapping,
  onProgress: (share: number) => void,
) => Promise<Result>

/** A table that someone brings: chosen, looked through, its rows read; all of it can be stopped. */
export interface Table<Result> {
  readonly state: TableState
  /** What its rows come to. */
  readonly result: Result | undefined
  /** 0…1 while rows are read. */
  readonly counting: number | undefined
  take(file: Blob, name: string): void
  /** Reads the same file in another way. */
  readAs(chosen: Partial<Pick<TableForm, 'separator' | 'hasHeader'>>): void
  /** Breaks off what is under way, and goes back to choosing. */
  reset(): void
}

/**
 * @param mapping how its rows are read; undefined as long as something has to be answered first
 * @param readRows the same function every time
 */
export function useTable<Mapping, Result>(
  mapping: Mapping | undefined,
  readRows: ReadRows<Mapping, Result>,
): Table<Result> {
  const reader = useRef<TableReader | undefined>(undefined)
  const [state, setState] = useState<TableState>({ step: 'choose' })
  const [result, setResult] = useState<Result>()
  const [counting, setCounting] = useState<number>()

  const close = useCallback(() => {
    reader.current?.close()
    reader.current = undefined
    setResult(undefined)
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

  const inspect = (file: string, chosen: Parameters<Table<Result>['readAs']>[0]) => {
    const { current } = reader
    if (!current) return
    setResult(undefined)
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
      setResult(undefined)
      return setCounting(undefined)
    }
    let isOver = false
    setCounting(0)
    const onProgress = (share: number) => {
      if (!isOver) setCounting(share)
    }
    const readAll = async () => {
      const read = await readRows(current, mapping, onProgress)
      if (isOver) return
      setResult(() => read)
      setCounting(undefined)
    }
    readAll().catch((error: unknown) => {
      if (!isOver) fail(error)
    })
    return () => {
      isOver = true
    }
  }, [inspection, mapping, readRows, fail])

  return {
    state,
    result,
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
