import type { ReactNode } from 'react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Look, showsEverything } from '../../../journey/views/look.ts'
import { Segmented } from '../../components/segmented.tsx'
import { Select } from '../../components/select.tsx'
import { Switch } from '../../components/switch.tsx'
import { useText } from '../../language/text.ts'
import { hasFigures } from '../../services/economics/has-figures.ts'
import { chosenLook, chosenPersonas } from './chosen-options.ts'
import type { ExportChoice } from './export-choice.ts'
import { Row } from './row.tsx'
import styles from './export-dialog.module.css'

interface ExportContentsProps {
  readonly map: JourneyMap
  readonly look: Look
  readonly choice: ExportChoice
  readonly change: (fields: Partial<ExportChoice>) => void
  /** The one-pager has no lanes, and what stands on it is no part of a view. */
  readonly isOnePager: boolean
}

/** Curves beyond these could not be told apart. */
const mostCurves = 5

/** Chooses what of the map goes into a drawing. */
export function ExportContents({ map, look, choice, change, isOnePager }: ExportContentsProps) {
  const text = useText()
  const personas = chosenPersonas(choice, map, look)
  const lanes = map.lanes.filter(({ id }) => !choice.withoutLanes.includes(id))
  const assumes = map.metrics.some(({ evidence, value }) => evidence === 'assumed' && value !== undefined)
  return (
    <>
      {!isOnePager && <Part map={map} look={look} choice={choice} change={change} />}
      {!isOnePager && map.lanes.length > 1 && (
        <Several label={text('exports.lanes')} shown={lanes.length} all={map.lanes.length}>
          {map.lanes.map(({ id, title }) => {
            const isOn = lanes.some((lane) => lane.id === id)
            return (
              <Check
                key={id}
                label={title || text('untitled.lane')}
                checked={isOn}
                disabled={isOn && lanes.length === 1}
                onChange={(on) =>
                  change({
                    withoutLanes: on ? choice.withoutLanes.filter((each) => each !== id) : [...choice.withoutLanes, id],
                  })
                }
              />
            )
          })}
        </Several>
      )}
      {map.personas.length > 1 && (
        <Several label={text('exports.personas')} shown={personas.length} all={map.personas.length}>
          {map.personas.map(({ id, title }) => {
            const isOn = personas.includes(id)
            return (
              <Check
                key={id}
                label={title || text('untitled.persona')}
                checked={isOn}
                disabled={isOn ? personas.length === 1 : personas.length >= mostCurves}
                onChange={(on) =>
                  change({
                    personas: map.personas.flatMap((each) =>
                      (each.id === id ? on : personas.includes(each.id)) ? [each.id] : [],
                    ),
                  })
                }
              />
            )
          })}
        </Several>
      )}
      {assumes && (
        <Row label={text('exports.evidence')}>
          <Segmented
            label={text('exports.evidence')}
            options={[
              { value: 'all', label: text('exports.evidenceAll') },
              { value: 'known', label: text('exports.evidenceKnown') },
            ]}
            value={choice.evidence}
            onChange={(evidence) => change({ evidence })}
          />
        </Row>
      )}
      {!isOnePager && choice.format !== 'pptx' && hasFigures(map) && (
        <Switch
          label={text('exports.flow')}
          checked={chosenLook(choice, map, look).flow}
          onChange={(flow) => change({ flow })}
        />
      )}
    </>
  )
}

/** All of the map, what is seen of it now, or a saved view. */
function Part({ map, look, choice, change }: Omit<ExportContentsProps, 'isOnePager'>) {
  const text = useText()
  const views = map.views ?? []
  const isWhole = showsEverything(look)
  if (isWhole && views.length === 0) return null
  const value = choice.part === 'view' ? `view ${choice.view}` : choice.part
  const options = [
    { value: 'all', label: text('exports.partAll') },
    ...(isWhole ? [] : [{ value: 'shown', label: text('exports.partShown') }]),
    ...views.map(({ id, title }) => ({
      value: `view ${id}`,
      label: text('exports.partView', { title: title || text('view.untitled') }),
    })),
  ]
  return (
    <Select
      label={text('exports.part')}
      options={options}
      value={options.some((option) => option.value === value) ? value : 'all'}
      onChange={(next) =>
        change(
          next.startsWith('view ')
            ? { part: 'view', view: next.slice('view '.length) }
            : { part: next === 'shown' ? 'shown' : 'all' },
        )
      }
    />
  )
}

interface SeveralProps {
  readonly label: string
  readonly shown: number
  readonly all: number
  readonly children: ReactNode
}

/** Several of many, out of sight until they are looked for; how many are chosen is said all the same. */
function Several({ label, shown, all, children }: SeveralProps) {
  const text = useText()
  return (
    <details className={styles.several}>
      <summary>
        <span>{label}</span>
        <small>{shown === all ? text('exports.allOf') : text('exports.someOf', { shown, all })}</small>
      </summary>
      <fieldset aria-label={label}>{children}</fieldset>
    </details>
  )
}

interface CheckProps {
  readonly label: string
  readonly checked: boolean
  readonly disabled: boolean
  readonly onChange: (on: boolean) => void
}

function Check({ label, checked, disabled, onChange }: CheckProps) {
  return (
    <label className={styles.check}>
      <input
        type="checkbox"
        checked={checked}
        disabled={disabled}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span dir="auto">{label}</span>
    </label>
  )
}
