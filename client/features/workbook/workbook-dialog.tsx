import { FileSpreadsheet } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { type TablesReading, readTables } from '../../../journey/export/read-tables.ts'
import { planTables } from '../../../journey/formats/tables/plan.ts'
import { checkPlan } from '../../../journey/formats/tables/table-plan.ts'
import { limits } from '../../../journey/model/limits.ts'
import { confirmWorkbook } from '../../actions/confirm-workbook.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { classNames } from '../../components/class-names.ts'
import { Dialog } from '../../components/dialog.tsx'
import styles from '../../components/table/table-dialog.module.css'
import { useDroppedFile } from '../../components/table/use-dropped-file.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { PlannedRows, RefusedRows } from './planned-rows.tsx'
import { plannedRows } from './rows-of-plan.ts'

type Read = {
  readonly name: string
  readonly reading: TablesReading | { readonly ok: false; readonly why: 'unreadable' }
}

const refusals = {
  'too-large': 'workbook.no-too-large',
  'inflates-too-large': 'workbook.no-inflates-too-large',
  'too-many-entries': 'workbook.no-too-many-entries',
  'not-a-workbook': 'workbook.no-not-a-workbook',
  foreign: 'workbook.no-foreign',
  unreadable: 'workbook.no-unreadable',
} as const

/** Takes a workbook or tables of the map that someone has worked on: shows row by row what would change, then does it. */
export function WorkbookDialog() {
  const text = useText()
  const language = useLanguage()
  const context = useActions()
  const workplace = useWorkplace()
  const map = useEditorState((state) => state.map)
  const [read, setRead] = useState<Read>()
  const field = useRef<HTMLInputElement>(null)
  const confirmButton = useRef<HTMLButtonElement>(null)
  const chooseButton = useRef<HTMLButtonElement>(null)

  const take = (file: File) => {
    const look = async (): Promise<TablesReading> =>
      // A file of another kind may be larger than memory.
      file.size > limits.fileBytes
        ? { ok: false, why: 'too-large' }
        : readTables(new Uint8Array(await file.arrayBuffer()), file.name)
    look()
      .catch(() => ({ ok: false, why: 'unreadable' }) as const)
      .then((reading) => setRead({ name: file.name, reading }))
      .catch(reportError)
  }
  const isOver = useDroppedFile(take)

  const tables = read?.reading.ok === true ? read.reading.tables : undefined
  const plan = useMemo(() => tables && planTables(map, tables, { language }), [tables, map, language])
  const isWhole = useMemo(() => plan !== undefined && checkPlan(map, plan).ok, [plan, map])
  const isForeign =
    plan !== undefined && plan.ignored.filter(({ column }) => column === undefined).length === tables?.length
  const shown = isForeign ? undefined : plan
  const { rows, refused } = useMemo(() => plannedRows(shown?.changes ?? []), [shown])
  const added = rows.filter(({ cells }) => cells.length === 0).length
  const why = read?.reading.ok === false ? read.reading.why : isForeign ? 'foreign' : undefined
  const isReady = shown !== undefined && isWhole && rows.length > 0
  const hasShown = shown !== undefined
  useEffect(() => {
    if (isReady) confirmButton.current?.focus()
    else if (hasShown) chooseButton.current?.focus()
  }, [isReady, hasShown])

  const close = () => workplace.setState({ dialog: undefined })
  const choose = () => field.current?.click()
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      size="large"
      title={shown ? read?.name : text('workbook.title')}
      description={
        <span aria-live="polite">
          {shown
            ? text('workbook.summary', { changed: rows.length - added, added, refused: refused.length })
            : text('workbook.intro')}
        </span>
      }
      footer={
        <>
          {shown && (
            <Button ref={chooseButton} onClick={choose}>
              {text('imports.another')}
            </Button>
          )}
          <Button onClick={close}>{text('imports.cancel')}</Button>
          {shown && (
            <Button
              ref={confirmButton}
              variant="primary"
              disabled={!isReady}
              onClick={() => {
                close()
                confirmWorkbook(context(), map, shown, rows.length)
              }}
            >
              {text('workbook.confirm', { count: rows.length })}
            </Button>
          )}
        </>
      }
    >
      <div data-takes-files className={styles.body}>
        <input
          ref={field}
          type="file"
          hidden
          accept=".xlsx,.csv,.tsv,.zip,text/csv"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) take(file)
            // Without this, choosing the same file again would not be a change.
            target.value = ''
          }}
        />
        {!shown && (
          <div className={classNames(styles.drop, isOver && styles.over)}>
            <FileSpreadsheet size={28} aria-hidden />
            <p className={styles.dropTitle}>{text('workbook.drop')}</p>
            <p className={styles.quiet}>{text('workbook.dropDetail')}</p>
            <Button variant="primary" data-initial-focus onClick={choose}>
              {text('imports.choose')}
            </Button>
            {why && (
              <p role="alert" className={styles.refusal}>
                {text(refusals[why])}
              </p>
            )}
          </div>
        )}
        {shown && rows.length === 0 && refused.length === 0 && <p>{text('workbook.same')}</p>}
        {shown && !isWhole && (
          <p role="alert" className={styles.refusal}>
            {text('workbook.broken')}
          </p>
        )}
        {shown && refused.length > 0 && <RefusedRows refused={refused} map={map} />}
        {shown && rows.length > 0 && <PlannedRows rows={rows} map={map} />}
        {shown && shown.ignored.length > 0 && (
          <p className={styles.quiet}>
            {text('workbook.ignored', {
              names: shown.ignored
                .map(({ sheet, column }) => (column === undefined ? sheet : `${sheet}: ${column}`))
                .join(' · '),
            })}
          </p>
        )}
      </div>
    </Dialog>
  )
}
