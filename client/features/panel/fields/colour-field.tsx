import { ChevronsUpDown } from 'lucide-react'
import { useId } from 'react'
import type { Colour } from '../../../../journey/model/vocabulary.ts'
import { ColourPicker } from '../../../components/colour-picker.tsx'
import { Popover } from '../../../components/popover.tsx'
import { useText } from '../../../language/text.ts'
import { Dot } from '../thing-name.tsx'
import styles from './fields.module.css'

interface ColourFieldProps {
  readonly value: Colour | undefined
  readonly onChange: (colour: Colour | undefined) => void
  /** When given, a thing may have no colour of its own; this says what it has then. */
  readonly noneLabel?: string
  /** Several things have several colours. */
  readonly mixed?: boolean
}

/** A colour by its name; the swatches come when it is pressed. */
export function ColourField({ value, onChange, noneLabel, mixed = false }: ColourFieldProps) {
  const t = useText()
  const labelId = useId()
  const valueId = useId()
  return (
    <div>
      <span id={labelId} className={styles.fieldLabel}>
        {t('panel.colour')}
      </span>
      <Popover
        label={t('panel.colour')}
        align="end"
        trigger={
          <button type="button" className={styles.colour} aria-labelledby={`${labelId} ${valueId}`}>
            {value !== undefined && <Dot colour={value} />}
            <span id={valueId} className={styles.colourName} data-none={value === undefined || undefined}>
              {value === undefined ? (mixed ? t('panel.mixed') : (noneLabel ?? t('panel.none'))) : t(`colour.${value}`)}
            </span>
            <ChevronsUpDown size={14} aria-hidden />
          </button>
        }
      >
        <ColourPicker
          label={t('panel.colour')}
          value={value}
          mixed={mixed}
          onChange={onChange}
          {...(noneLabel === undefined ? {} : { noneLabel })}
        />
      </Popover>
    </div>
  )
}
