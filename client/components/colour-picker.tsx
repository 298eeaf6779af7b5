import { Check } from 'lucide-react'
import { RadioGroup } from 'radix-ui'
import { type Colour, colours } from '../../journey/model/vocabulary.ts'
import { useText } from '../language/text.ts'
import styles from './colour-picker.module.css'
import { Tooltip } from './tooltip.tsx'

interface ColourPickerProps {
  readonly label: string
  /** Undefined: the colour that its surroundings give it. */
  readonly value: Colour | undefined
  /** Several things have several colours: none of the swatches is marked. */
  readonly mixed?: boolean
  readonly onChange: (colour: Colour | undefined) => void
  /** When given, the first swatch means "no own colour" and carries this name. */
  readonly noneLabel?: string
}

const none = 'none'

/** The ten colours of the map as swatches, each named; arrows move between them. */
export function ColourPicker({ label, value, mixed = false, onChange, noneLabel }: ColourPickerProps) {
  const t = useText()
  return (
    <RadioGroup.Root
      aria-label={label}
      value={mixed ? '' : (value ?? none)}
      onValueChange={(next) => onChange(colours.find((colour) => colour === next))}
      className={styles.swatches}
    >
      {noneLabel !== undefined && (
        <Tooltip label={noneLabel}>
          <RadioGroup.Item value={none} aria-label={noneLabel} className={styles.none}>
            <RadioGroup.Indicator>
              <Check size={14} aria-hidden />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        </Tooltip>
      )}
      {colours.map((colour) => (
        <Tooltip key={colour} label={t(`colour.${colour}`)}>
          <RadioGroup.Item
            value={colour}
            aria-label={t(`colour.${colour}`)}
            className={styles.swatch}
            style={{ background: `var(--j-${colour}-strong)` }}
          >
            <RadioGroup.Indicator>
              <Check size={14} aria-hidden />
            </RadioGroup.Indicator>
          </RadioGroup.Item>
        </Tooltip>
      ))}
    </RadioGroup.Root>
  )
}
