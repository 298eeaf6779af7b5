import { type ReactNode, useEffect, useEffectEvent, useMemo, useRef, useState } from 'react'
import { guessPeriod, planImport } from '../../../journey/import/plan.ts'
import type { Inspection } from '../../../journey/import/read-table.ts'
import type { Tally, TableMapping } from '../../../journey/import/tally.ts'
import { dayOf } from '../../../journey/model/day.ts'
import { confirmImport } from '../../actions/confirm-import.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useFormats } from '../../language/formats.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { BadRows } from '../../components/table/bad-rows.tsx'
import { ChooseFile } from '../../components/table/choose-file.tsx'
import { ColumnFields } from './column-fields.tsx'
import { FormFields } from '../../components/table/form-fields.tsx'
import styles from '../../components/table/table-dialog.module.css'
import { KeptTables } from './kept-tables.tsx'
import { NameFields } from './name-fields.tsx'
import { Progress } from '../../components/table/progress.tsx'
import { Result } from './result.tsx'
import { RowsPreview } from '../../components/table/rows-preview.tsx'
import { type Choices, firstChoices, mappingOf, roleWords, targetKey } from './table-choices.ts'
import { useDroppedFile } from '../../components/table/use-dropped-file.ts'
import { type ReadRows, useTable } from '../../state/use-table.ts'

/** Brings a table's values onto the map: what it is, which column is what, what comes of it, and which rows do not. */
export function ImportDialog({ file }: { readonly file: File | undefined }) {
  const text = useText()
  const formats = useFormats()
  const language = useLanguage()
  const context = useActions()
  const workplace = useWorkplace()
  const map = useEditorState((state) => state.map)
  /** What was said, and of which table: of another one everything is guessed anew. */
  const [said, setSaid] = useState<{ readonly of: Inspection; readonly choices: Choices }>()
  const [today] = useState(() => dayOf(new Date()))
  const [inspected, setInspected] = useState<Inspection>()
  const choices = said && said.of === inspected ? said.choices : undefined
  const key = choices && targetKey(choices, map)
  const { mapping, questions } = useMemo(
    () => (choices && inspected ? mappingOf(choices, inspected, key) : { mapping: undefined, questions: [] }),
    [choices, inspected, key],
  )
  const table = useTable(mapping, countRows)
  const { state, counting, result: tally } = table
  const inspection = state.step === 'read' ? state.inspection : undefined
  if (inspection !== inspected) {
    setInspected(inspection)
    if (inspection) setSaid({ of: inspection, choices: firstChoices(inspection, map, today) })
  }
  const choose = (change: Partial<Choices>) =>
    setSaid((before) => before && { ...before, choices: { ...before.choices, ...change } })

  const take = useEffectEvent((taken: File) => table.take(taken, taken.name))
  useEffect(() => {
    if (file) take(file)
  }, [file])
  const isOver = useDroppedFile((dropped) => table.take(dropped, dropped.name))

  const name = state.step === 'choose' ? '' : state.file
  const period = choices?.period ?? (tally ? guessPeriod(tally) : 'day')
  const plan = useMemo(() => {
    if (!tally || !choices || !mapping || tally.kind !== mapping.kind) return undefined
    const { columns, numbers, dates, unit } = mapping
    const { on, nameless, takesUnfinished, names, atFrictions, customers, target = '', kept, day } = choices
    const [what, id] = target.split(':')
    const words = { tickets: text('imports.tickets'), otherTypes: text('imports.otherTypes') }
    return planImport(
      tally,
      {
        columns,
        numbers,
        dates,
        unit,
        period,
        day,
        on,
        nameless,
        takesUnfinished,
        today,
        names,
        atFrictions,
        customers,
        language,
        words,
        kept: kept?.id,
        source: name,
        metric: what === 'metric' ? id : undefined,
        key: what === 'key' ? id : undefined,
      },
      map,
    )
  }, [tally, choices, mapping, period, today, map, name, language, text])

  const close = () => workplace.setState({ dialog: undefined })
  const count = plan ? plan.points + plan.contents.exits.length + plan.contents.frequencies.length : 0
  const isReady = plan !== undefined && counting === undefined && count > 0
  const confirmButton = useRef<HTMLButtonElement>(null)
  const isLikeLast = choices?.kept !== undefined
  // Who brings the same table again has nothing to say: Enter takes it over.
  useEffect(() => {
    if (isReady && isLikeLast) confirmButton.current?.focus()
  }, [isReady, isLikeLast])

  const unmatchedRows = plan?.unmatchedRows ?? 0
  const namelessRows = plan && plan.contents.mapping?.fields.nameless === undefined ? plan.namelessRows : 0
  const summary = tally && (
    <span className={styles.summary}>
      <strong>{text('imports.summary', { rows: tally.rows, used: tally.used - unmatchedRows - namelessRows })}</strong>
      {tally.problems.total > 0 && <span>{text('imports.leftOut', { count: tally.problems.total })}</span>}
      {unmatchedRows > 0 && <span>{text('imports.unmatchedRows', { count: unmatchedRows })}</span>}
      {namelessRows > 0 && <span>{text('imports.namelessRows', { count: namelessRows })}</span>}
      {choices?.kept && <span>{text('imports.likeLast', { title: choices.kept.title })}</span>}
    </span>
  )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      size="large"
      title={inspection ? name : text('imports.title')}
      description={<span aria-live="polite">{inspection ? summary : text('imports.intro')}</span>}
      footer={
        <>
          {inspection && <Button onClick={() => table.reset()}>{text('imports.another')}</Button>}
          <Button onClick={close}>{text('imports.cancel')}</Button>
          {inspection && (
            <Button
              ref={confirmButton}
              variant="primary"
              disabled={!isReady}
              onClick={() => {
                if (!plan) return
                close()
                confirmImport(context(), plan)
              }}
            >
              {text('imports.confirm', { count })}
            </Button>
          )}
        </>
      }
    >
      <div data-takes-files className={styles.body}>
        {state.step === 'choose' && (
          <>
            <ChooseFile
              refused={state.refused}
              isOver={isOver}
              onFile={(chosen, called) => table.take(chosen, called)}
            />
            <KeptTables />
          </>
        )}
        {state.step === 'reading' && (
          <Progress label={text('imports.reading', { file: name })} share={state.share} onStop={() => table.reset()} />
        )}
        {inspection && choices && (
          <>
            <Section title={text('imports.columns')}>
              <ColumnFields inspection={inspection} choices={choices} map={map} period={period} onChoose={choose} />
            </Section>
            <FormFields
              inspection={inspection}
              choices={choices}
              questions={questions}
              onChoose={choose}
              onForm={(form) => table.readAs(form)}
            />
            {plan && (plan.unmatched.length + plan.namelessRows > 0 || Object.keys(choices.names).length > 0) && (
              <NameFields plan={plan} choices={choices} map={map} onChoose={choose} />
            )}
            <Section title={text('imports.result')}>
              {counting !== undefined && (
                <Progress
                  label={text('imports.counting', { rows: formats.number(inspection.facts.rows) })}
                  share={counting}
                  onStop={() => table.reset()}
                />
              )}
              {plan && tally && counting === undefined && (
                <Result plan={plan} map={map} choices={choices} period={period} onChoose={choose} />
              )}
              {!mapping && (
                <p className={styles.quiet}>{text(questions.length > 0 ? 'imports.answerFirst' : 'imports.nothing')}</p>
              )}
            </Section>
            {tally && tally.problems.total > 0 && (
              <BadRows problems={tally.problems} file={name} inspection={inspection} />
            )}
            <Section title={text('imports.rows')}>
              <RowsPreview
                inspection={inspection}
                columns={choices.columns}
                roleWords={(role) => roleWords(role, text)}
              />
            </Section>
          </>
        )}
      </div>
    </Dialog>
  )
}

const countRows: ReadRows<TableMapping, Tally> = (reader, mapping, onProgress) => reader.tally(mapping, onProgress)

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{title}</h3>
      {children}
    </section>
  )
}
