import { type ReactNode, useMemo, useState } from 'react'
import { guessDelimiter, type Delimiter, delimiters } from '../../../journey/formats/clipboard/delimited.ts'
import { readTableText } from '../../../journey/formats/clipboard/table.ts'
import { formatNumber } from '../../../journey/metrics/number-format.ts'
import { confirmTable, sayTooLarge, tableWords } from '../../actions/paste-content.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { type TablePlan, planTable } from '../../services/clipboard/plan-table.ts'
import { type TableOptions, guessOptions, kindsFor, laneNamed } from '../../services/clipboard/table-options.ts'
import { useEditorState } from '../../state/editor.ts'
import { type Dialog as OpenDialog, useWorkplace } from '../../state/workplace.ts'
import styles from './paste-dialog.module.css'
import { TablePreview } from './table-preview.tsx'

interface PasteDialogProps {
  readonly pasted: Extract<OpenDialog, { readonly kind: 'paste' }>
}

/** Shows what a pasted table comes to, and lets the user say what it is, before anything is on the map. */
export function PasteDialog({ pasted }: PasteDialogProps) {
  const text = useText()
  const formats = useFormats()
  const context = useActions()
  const workplace = useWorkplace()
  const map = useEditorState((state) => state.map)
  const { target, text: source } = pasted
  const guessed = useMemo(() => (source === undefined ? undefined : guessDelimiter(source)), [source])
  const [delimiter, setDelimiter] = useState(guessed)
  const [table, setTable] = useState(pasted.table)
  const [chosen, setChosen] = useState<Partial<TableOptions>>({})
  const choose = (change: Partial<TableOptions>) => setChosen((before) => ({ ...before, ...change }))

  const options = useMemo((): TableOptions => {
    // Someone else may take a lane or stage away meanwhile.
    const { lane, stage, ...rest } = chosen
    const guess = guessOptions(table, map, {
      ...target,
      ...(map.lanes.some(({ id }) => id === lane) ? { lane } : {}),
      ...(map.stages.some(({ id }) => id === stage) ? { stage } : {}),
    })
    return { ...guess, ...rest }
  }, [table, map, target, chosen])
  const plan = useMemo(
    () => planTable(table, map, options, target, tableWords(text)),
    [table, map, options, target, text],
  )
  const close = () => workplace.setState({ dialog: undefined })
  const confirm = () => {
    close()
    confirmTable(context(), plan, target)
  }
  const readAs = (next: Delimiter) => {
    const reading = readTableText(source ?? '', next)
    if (!reading.ok) return sayTooLarge(text, reading.tooLarge)
    setDelimiter(next)
    setTable(reading.table)
    setChosen(({ lane, stage }) => ({
      ...(lane === undefined ? {} : { lane }),
      ...(stage === undefined ? {} : { stage }),
    }))
  }

  const lane = map.lanes.find(({ id }) => id === options.lane)
  const kinds = kindsFor(lane)
  const kindNames = { cards: 'paste.asCards', values: 'paste.asValues', frictions: 'paste.asFrictions' } as const
  const separators = {
    '\t': 'paste.separatorTab',
    ',': 'paste.separatorComma',
    ';': 'paste.separatorSemicolon',
    none: 'paste.separatorNone',
  } as const
  const mayNameLanes = table.rows.some(([label = '']) => laneNamed(map, label) !== undefined)
  const mayHaveLabels = table.columns > 1 && (options.kind === 'values' || (options.kind === 'cards' && mayNameLanes))
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && close()}
      size="large"
      // The field that it came into may be gone: the keyboard goes on at the map, where the cards are.
      onCloseAutoFocus={(event) => {
        event.preventDefault()
        context().view.focus()
      }}
      title={text('paste.title')}
      description={<Summary plan={plan} kind={options.kind} />}
      footer={
        <>
          <Button onClick={close}>{text('paste.cancel')}</Button>
          <Button variant="primary" data-initial-focus onClick={confirm} disabled={plan.count.made === 0}>
            {text('paste.confirm')}
          </Button>
        </>
      }
    >
      <div className={styles.choices}>
        {map.lanes.length > 0 && (
          <Select
            label={text('paste.into')}
            value={options.lane}
            options={map.lanes.map(({ id, title }) => ({ value: id, label: title || text('untitled.lane') }))}
            onChange={(next) => setChosen(({ kind: _kind, labels: _labels, ...rest }) => ({ ...rest, lane: next }))}
          />
        )}
        {map.stages.length > 0 && (
          <Select
            label={text('paste.from')}
            value={options.stage}
            options={map.stages.map(({ id, title }) => ({ value: id, label: title || text('untitled.stage') }))}
            onChange={(stage) => choose({ stage })}
          />
        )}
        {source !== undefined && guessed !== '\t' && (
          <Select
            label={text('paste.separator')}
            value={delimiter}
            options={delimiters.map((value) => ({ value, label: text(separators[value]) }))}
            onChange={readAs}
          />
        )}
        {kinds.length > 1 && (
          <Labelled label={text('paste.as')}>
            <Segmented
              label={text('paste.as')}
              value={options.kind}
              options={kinds.map((value) => ({ value, label: text(kindNames[value]) }))}
              onChange={(kind) => setChosen(({ labels: _labels, ...rest }) => ({ ...rest, kind }))}
            />
          </Labelled>
        )}
        {options.kind === 'values' && (
          <Labelled label={text('paste.numbers')}>
            <Segmented
              label={text('paste.numbers')}
              value={options.numbers}
              options={[
                { value: 'auto', label: text('paste.numbersAuto') },
                { value: 'en', label: formatNumber(1234.56, 'en') },
                { value: 'id', label: formatNumber(1234.56, 'id') },
              ]}
              onChange={(numbers) => choose({ numbers })}
            />
          </Labelled>
        )}
      </div>
      <div className={styles.switches}>
        {table.rows.length > 1 && (
          <Switch label={text('paste.header')} checked={options.header} onChange={(header) => choose({ header })} />
        )}
        {mayHaveLabels && (
          <Switch
            label={text(options.kind === 'values' ? 'paste.labelsMetrics' : 'paste.labelsLanes')}
            checked={options.labels}
            onChange={(labels) => choose({ labels })}
          />
        )}
        {plan.missing.length > 0 && (
          <Switch
            label={text('paste.addMissing', {
              count: plan.missing.length,
              list: formats.list(plan.missing.slice(0, 6)),
            })}
            checked={options.addMissing}
            onChange={(addMissing) => choose({ addMissing })}
          />
        )}
        {plan.beyond > 0 && (
          <Switch
            label={text('paste.addBeyond', { count: plan.beyond })}
            checked={options.addBeyond}
            onChange={(addBeyond) => choose({ addBeyond })}
          />
        )}
      </div>
      <TablePreview table={table} options={options} plan={plan} />
    </Dialog>
  )
}

function Labelled({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.labelled}>
      <span className={styles.label} aria-hidden>
        {label}
      </span>
      {children}
    </div>
  )
}

/** How much is pasted, and what is not. */
function Summary({ plan, kind }: { readonly plan: TablePlan; readonly kind: TableOptions['kind'] }) {
  const text = useText()
  const { made, stages, empty, leftOut, notNumbers, long, ambiguous } = plan.count
  const sums = { cards: 'paste.sumCards', values: 'paste.sumValues', frictions: 'paste.sumFrictions' } as const
  const rest = [
    empty > 0 && text('paste.empty', { count: empty }),
    leftOut > 0 && text('paste.leftOut', { count: leftOut }),
    notNumbers > 0 && text('paste.notNumbers', { count: notNumbers }),
    long > 0 && text('paste.long', { count: long }),
  ].filter((part) => part !== false)
  return (
    <span className={styles.summary} aria-live="polite">
      <strong className={styles.sum}>
        {plan.tooMany ? text('paste.mapFull') : text(sums[kind], { count: made, stages })}
      </strong>
      {rest.map((part) => (
        <span key={part}>{part}</span>
      ))}
      {ambiguous > 0 && <span className={styles.warning}>{text('paste.ambiguous', { count: ambiguous })}</span>}
    </span>
  )
}
