import { ArrowLeft, LockKeyhole } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { goTo } from '../../actions/go-to.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { BadRows } from '../../components/table/bad-rows.tsx'
import { ChooseFile } from '../../components/table/choose-file.tsx'
import { FormFields } from '../../components/table/form-fields.tsx'
import { Progress } from '../../components/table/progress.tsx'
import { RowsPreview } from '../../components/table/rows-preview.tsx'
import tableStyles from '../../components/table/table-dialog.module.css'
import { useDroppedFile } from '../../components/table/use-dropped-file.ts'
import { useFormats } from '../../language/formats.ts'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { Findings } from './findings.tsx'
import { LogColumnFields } from './log-column-fields.tsx'
import styles from './reality.module.css'
import { type EventLogStudy, useEventLog } from './use-event-log.ts'

/** Lays an event log beside the map: the log is chosen, its columns are named, and what it says is read. */
export function RealityDialog({ open }: { readonly open: boolean }) {
  const text = useText()
  const formats = useFormats()
  const workplace = useWorkplace()
  // What is not looked at need not be laid beside every edit.
  const now = useEditorState((state) => (open ? state.map : undefined))
  const editor = useEditor()
  const [map, setMap] = useState(() => editor.store.getState().map)
  if (now && now !== map) setMap(now)
  const log = useEventLog(map)
  const { table, inspection, compared } = log
  const { state } = table
  const file = state.step === 'choose' ? '' : state.file
  const reading = compared?.reading
  const heading = useRef<HTMLHeadingElement>(null)
  const isReady = reading !== undefined && log.isStudied
  // Who reads by ear hears the findings next.
  useEffect(() => {
    if (isReady) heading.current?.focus()
  }, [isReady])
  const close = () => workplace.setState({ dialog: undefined })
  const context = useActions()
  const isLookedUp = useRef(false)
  const show = (id: string) => {
    isLookedUp.current = true
    close()
    goTo(context(), id)
  }
  const summary = reading && reading.firstDay !== undefined && reading.lastDay !== undefined && (
    <>
      {text('reality.summary', {
        events: reading.findings.events,
        cases: reading.findings.cases,
        first: formats.date(noonOf(reading.firstDay)),
        last: formats.date(noonOf(reading.lastDay)),
      })}
      {reading.problems.total > 0 && ` · ${text('reality.leftOut', { count: reading.problems.total })}`}
    </>
  )
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => !next && close()}
      size="large"
      onCloseAutoFocus={(event) => {
        if (!isLookedUp.current) return
        isLookedUp.current = false
        event.preventDefault()
        context().view.focus()
      }}
      title={inspection ? file : text('reality.title')}
      description={<span aria-live="polite">{(log.isStudied && summary) || text('reality.intro')}</span>}
      footer={
        <>
          <span className={styles.private}>
            <LockKeyhole size={16} aria-hidden />
            {text('reality.private')}
          </span>
          {log.isStudied && (
            <Button icon={<ArrowLeft size={16} aria-hidden />} onClick={() => log.study(false)}>
              {text('reality.columnsAgain')}
            </Button>
          )}
          {inspection && <Button onClick={() => table.reset()}>{text('reality.another')}</Button>}
          {inspection && !log.isStudied && (
            <Button variant="primary" disabled={log.lacks !== undefined} onClick={() => log.study(true)}>
              {text('reality.confirm')}
            </Button>
          )}
        </>
      }
    >
      <div data-takes-files className={tableStyles.body}>
        {open && <DropTarget log={log} />}
        {state.step === 'reading' && (
          <Progress label={text('imports.reading', { file })} share={state.share} onStop={() => table.reset()} />
        )}
        {inspection && !log.isStudied && <Columns log={log} />}
        {log.isStudied && !compared && inspection && (
          <Progress
            label={text('reality.reading', { count: formats.number(inspection.facts.rows) })}
            share={table.counting ?? 1}
            onStop={() => log.study(false)}
          />
        )}
        {log.isStudied && compared && (
          <Findings compared={compared} log={log} source={file} heading={heading} onShow={show} />
        )}
        {log.isStudied && reading && inspection && reading.problems.total > 0 && (
          <BadRows problems={reading.problems} file={file} inspection={inspection} />
        )}
      </div>
    </Dialog>
  )
}

/** Noon is the same day wherever the reader is. */
const noonOf = (day: string) => new Date(`${day}T12:00:00`).getTime()

/** Takes a log that is chosen, pasted, or dropped anywhere in the window. */
function DropTarget({ log: { table } }: { readonly log: EventLogStudy }) {
  const isOver = useDroppedFile((dropped) => table.take(dropped, dropped.name))
  const { state } = table
  if (state.step !== 'choose') return null
  return <ChooseFile refused={state.refused} isOver={isOver} onFile={(chosen, called) => table.take(chosen, called)} />
}

function Columns({ log }: { readonly log: EventLogStudy }) {
  const text = useText()
  const formats = useFormats()
  const { inspection, choices, lacks } = log
  if (!inspection || !choices) return null
  return (
    <>
      <section className={tableStyles.section}>
        <h3 className={tableStyles.heading}>{text('reality.columns')}</h3>
        <LogColumnFields inspection={inspection} columns={choices.columns} onChoose={log.choose} />
        {lacks === 'columns' && <p className={tableStyles.note}>{text('reality.needed')}</p>}
        {lacks === 'too-long' && (
          <p role="alert" className={tableStyles.refusal}>
            {text('reality.tooLong', { count: formats.number(inspection.facts.rows) })}
          </p>
        )}
      </section>
      <FormFields
        inspection={inspection}
        choices={choices}
        questions={log.questions}
        noNumbers
        onChoose={log.choose}
        onForm={(form) => log.table.readAs(form)}
      />
      <section className={tableStyles.section}>
        <h3 className={tableStyles.heading}>{text('imports.rows')}</h3>
        <RowsPreview
          inspection={inspection}
          columns={choices.columns}
          roleWords={(role) => text(`reality.role-${role}` as MessageKey)}
        />
      </section>
    </>
  )
}
