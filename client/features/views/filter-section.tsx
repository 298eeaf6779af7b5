import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import { type Severity, severities } from '../../../journey/model/vocabulary.ts'
import type { Choice } from '../../../journey/views/choices.ts'
import { type Dimension, asks } from '../../../journey/views/look.ts'
import { Icon, SeverityShape, channelIcon } from '../../components/icon.tsx'
import { useText } from '../../language/text.ts'
import { changeFilter } from '../../state/change-look.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { type Reader, choiceName, dimensionNames, sortedChoices } from './dimension-words.ts'
import styles from './view-panel.module.css'

interface FilterSectionProps {
  readonly dimension: Dimension
  readonly choices: readonly Choice[]
  readonly reader: Reader
}

/** What a filter can ask for in one dimension, each with the number of cards that have it. Closed until it is needed. */
export function FilterSection({ dimension, choices, reader }: FilterSectionProps) {
  const text = useText()
  const editor = useEditor()
  const id = useId()
  const filter = useEditorState((state) => state.look.filter)
  const isAsked = asks(filter, dimension)
  // From a severity up: one is chosen, and not several.
  const isOneOf = dimension === 'minSeverity'
  const [open, setOpen] = useState(isAsked)
  const chosen = isOneOf ? severityValues(filter.minSeverity) : filter[dimension]
  const names = chosen.map((value) => choiceName(dimension, value, reader))

  const toggle = (value: string, on: boolean) => {
    if (dimension === 'minSeverity') {
      const severity = severities.find((known) => String(known) === value)
      return changeFilter(editor, { minSeverity: on ? severity : undefined })
    }
    const next = on ? [...chosen, value] : chosen.filter((other) => other !== value)
    return changeFilter(editor, { [dimension]: next })
  }
  return (
    <div className={styles.filter} data-filter={dimension}>
      <button
        type="button"
        className={styles.toggle}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        <ChevronRight size={14} className={styles.chevron} aria-hidden />
        <span>{text(dimensionNames[dimension])}</span>
        {isAsked && <span className={styles.chosen}>{names.join(', ')}</span>}
      </button>
      {open && (
        <fieldset id={id} className={styles.choices}>
          <legend className={styles.hidden}>{text(dimensionNames[dimension])}</legend>
          {choices.length === 0 && <p className={styles.hint}>{text('view.nothingToAsk')}</p>}
          {isOneOf && choices.length > 0 && (
            <CheckLine
              group={id}
              label={text('view.severityOpen')}
              checked={!isAsked}
              onChange={() => changeFilter(editor, { minSeverity: undefined })}
            />
          )}
          {sortedChoices(dimension, choices, reader).map(({ value, count }) => (
            <CheckLine
              key={value}
              {...(isOneOf ? { group: id } : {})}
              label={choiceName(dimension, value, reader)}
              checked={chosen.some((word) => word === value)}
              sign={signOf(dimension, value)}
              count={count}
              onChange={(on) => toggle(value, on)}
            />
          ))}
          {isOneOf && choices.length > 0 && <p className={styles.hint}>{text('view.severityHint')}</p>}
        </fieldset>
      )}
    </div>
  )
}

const severityValues = (severity: Severity | undefined): readonly string[] =>
  severity === undefined ? [] : [String(severity)]

function signOf(dimension: Dimension, value: string): ReactNode {
  if (dimension === 'minSeverity')
    return <SeverityShape severity={severities.find((known) => String(known) === value) ?? 0} size={18} />
  if (dimension === 'channels') return <Icon name={channelIcon(value)} size={16} />
  if (dimension === 'laneRoles') return <Icon name={`lane-${value}`} size={16} />
  return undefined
}

interface CheckLineProps {
  readonly label: string
  readonly checked: boolean
  readonly disabled?: boolean
  /** The choices that it is one of, where only one can be chosen. */
  readonly group?: string
  readonly sign?: ReactNode
  /** Cards that have it. */
  readonly count?: number
  readonly onChange: (on: boolean) => void
}

/** One thing to choose, with its sign and how many cards have it. */
export function CheckLine({ label, checked, disabled = false, group, sign, count, onChange }: CheckLineProps) {
  const text = useText()
  const id = useId()
  return (
    <div className={styles.check}>
      <input
        id={id}
        type={group === undefined ? 'checkbox' : 'radio'}
        name={group}
        checked={checked}
        disabled={disabled}
        aria-describedby={count === undefined ? undefined : `${id}-count`}
        onChange={(event) => onChange(event.target.checked)}
      />
      <label htmlFor={id}>
        {sign !== undefined && <span className={styles.sign}>{sign}</span>}
        <span className={styles.checkName} dir="auto">
          {label}
        </span>
      </label>
      {count !== undefined && (
        <span id={`${id}-count`} className={styles.count}>
          <span aria-hidden>{count}</span>
          <span className={styles.hidden}>{text('view.cards', { count })}</span>
        </span>
      )}
    </div>
  )
}
