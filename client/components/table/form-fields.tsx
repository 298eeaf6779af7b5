import { CircleQuestionMark } from 'lucide-react'
import { readDate } from '../../../journey/import/dates.ts'
import { readNumber } from '../../../journey/import/numbers.ts'
import type { Inspection, TableForm } from '../../../journey/import/read-table.ts'
import { separators } from '../../../journey/import/row-reader.ts'
import { formatNumber } from '../../../journey/metrics/number-format.ts'
import type { DateOrder, Language } from '../../../journey/model/vocabulary.ts'
import { Segmented } from '../segmented.tsx'
import { Select } from '../select.tsx'
import { Switch } from '../switch.tsx'
import { type Formats, useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import styles from './table-dialog.module.css'
import { Labelled } from './labelled.tsx'

/** A question that only its owner can answer: a cell that can be read in two ways. */
export interface Question {
  readonly about: 'numbers' | 'dates'
  readonly cell: string
}

/** How numbers and dates are written, where somebody has said so. */
export interface Notation {
  readonly numbers?: Language | undefined
  readonly dates?: DateOrder | undefined
}

type Form = Pick<TableForm, 'separator' | 'hasHeader'>

interface FormFieldsProps {
  readonly inspection: Inspection
  readonly choices: Notation
  readonly questions: readonly Question[]
  /** Whether the table has no numbers that are read. */
  readonly noNumbers?: boolean
  readonly onChoose: (change: Notation) => void
  readonly onForm: (form: Partial<Form>) => void
}

const orderWords = { dmy: 'imports.dmy', mdy: 'imports.mdy' } as const

const separatorWords = {
  ',': 'imports.comma',
  ';': 'imports.semicolon',
  '\t': 'imports.tab',
  '|': 'imports.bar',
} as const

/** How a table is written. What cannot be told from the table itself is asked in so many words. */
export function FormFields({ inspection, choices, questions, noNumbers = false, onChoose, onForm }: FormFieldsProps) {
  const text = useText()
  const formats = useFormats()
  const { form } = inspection
  const number = questions.find(({ about }) => about === 'numbers')
  const date = questions.find(({ about }) => about === 'dates')
  const numberWords = (language: 'en' | 'id') => {
    const value = number && readNumber(number.cell, language)
    return value === undefined ? formatNumber(1234.5, language) : formats.number(value, 6)
  }
  return (
    <>
      {number && (
        <Ask
          words={text('imports.numbersAsk', { cell: number.cell })}
          label={text('imports.numbers')}
          value={choices.numbers}
          options={(['en', 'id'] as const).map((value) => ({ value, label: numberWords(value) }))}
          onChange={(numbers) => onChoose({ numbers })}
        />
      )}
      {date && (
        <Ask
          words={text('imports.datesAsk', { cell: date.cell })}
          label={text('imports.dates')}
          value={choices.dates}
          options={(['dmy', 'mdy'] as const).map((value) => ({
            value,
            label: dayWords(date.cell, value, formats) ?? text(orderWords[value]),
          }))}
          onChange={(dates) => onChoose({ dates })}
        />
      )}
      <details className={styles.details}>
        <summary>{text('imports.how')}</summary>
        <div className={styles.fields}>
          <Select
            label={text('imports.separator')}
            value={form.separator}
            options={separators.map((value) => ({ value, label: text(separatorWords[value]) }))}
            onChange={(separator) => onForm({ separator, hasHeader: form.hasHeader })}
          />
          {!number && !noNumbers && (
            <Labelled label={text('imports.numbers')}>
              <Segmented
                label={text('imports.numbers')}
                value={choices.numbers}
                options={(['en', 'id'] as const).map((value) => ({ value, label: formatNumber(1234.5, value) }))}
                onChange={(numbers) => onChoose({ numbers })}
              />
            </Labelled>
          )}
          {!date && (
            <Labelled label={text('imports.dates')}>
              <Segmented
                label={text('imports.dates')}
                value={choices.dates}
                options={(['dmy', 'mdy'] as const).map((value) => ({ value, label: text(orderWords[value]) }))}
                onChange={(dates) => onChoose({ dates })}
              />
            </Labelled>
          )}
          <Switch
            label={text('imports.header')}
            checked={form.hasHeader}
            onChange={(hasHeader) => onForm({ separator: form.separator, hasHeader })}
          />
        </div>
      </details>
    </>
  )
}

function dayWords(cell: string, order: 'dmy' | 'mdy', formats: Formats): string | undefined {
  const day = readDate(cell, order)?.day
  // Noon is the same day wherever the reader is.
  return day && formats.date(new Date(`${day}T12:00:00`).getTime())
}

interface AskProps<Value extends string> {
  readonly words: string
  readonly label: string
  readonly value: Value | undefined
  readonly options: readonly { readonly value: Value; readonly label: string }[]
  readonly onChange: (value: Value) => void
}

function Ask<Value extends string>({ words, label, value, options, onChange }: AskProps<Value>) {
  return (
    <div className={styles.ask}>
      <CircleQuestionMark size={18} aria-hidden />
      <p>{words}</p>
      <Segmented label={label} value={value} options={options} onChange={onChange} />
    </div>
  )
}
