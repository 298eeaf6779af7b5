import { SlidersHorizontal } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { changeFix } from '../../../journey/edits/fixes.ts'
import { setStrength } from '../../../journey/edits/scenarios.ts'
import type { Fix, Scenario } from '../../../journey/model/schema.ts'
import { asFigure, middle } from '../../../journey/model/figure.ts'
import { IconButton } from '../../components/button.tsx'
import { FigureField } from '../../components/figure-field.tsx'
import { useIsHidden } from '../../components/hides-assumed.ts'
import { Switch } from '../../components/switch.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useMoney } from './use-money.ts'
import strengths from './strengths.module.css'
import styles from './what-if.module.css'

interface FixStrengthProps {
  readonly fix: Fix
  readonly scenario: Scenario
  /** What the scenario gains with all of its fixes, as long as that is known. */
  readonly gain: number | undefined
  /** What it brings with nothing else carried out. */
  readonly gainAlone: number | undefined
  /** That rests on figures that contradict each other. */
  readonly isWithheld: boolean
}

/** A fix with a switch, a slider for how far it is carried out, and what it costs. */
export function FixStrength({ fix, scenario, gain, gainAlone, isWithheld }: FixStrengthProps) {
  const text = useText()
  const formats = useFormats()
  const money = useMoney()
  const editor = useEditor()
  const { doc } = editor
  const bodyId = useId()
  const [open, setOpen] = useState(false)
  const title = fix.title || text('untitled.fix')
  const strength = scenario.strengths?.[fix.id] ?? 0
  const gesture = useGesture(`strength:${scenario.id}:${fix.id}`)
  const frictions = useEditorState(({ map }) => map.frictions)
  const currency = useEditorState(({ map }) => map.meta.currency)
  const cost = fix.cost === undefined ? undefined : asFigure(fix.cost)
  const isCostHidden = useIsHidden(cost?.evidence ?? '')
  const against = frictions.filter(({ id }) => fix.frictions.includes(id))
  const names = formats.list(against.map((friction) => `“${friction.title || text('untitled.friction')}”`))
  const write = (next: number, name?: string) =>
    editor.edit(
      'step.changeScenario',
      scenario.id,
      () => setStrength(doc, scenario.id, fix.id, next || undefined),
      name,
    )
  const change = (fields: Parameters<typeof changeFix>[2]) =>
    editor.edit('step.changeFix', fix.id, () => changeFix(doc, fix.id, fields))
  const percent = formats.percent(strength * 100, 0)
  return (
    <li className={strengths.fix} data-on={strength > 0 || undefined} data-fix={fix.id}>
      <Switch label={<bdi>{title}</bdi>} checked={strength > 0} onChange={(on) => write(on ? 1 : 0)} />
      <p className={strengths.facts}>
        {against.length === 0 ? text('whatIf.againstNothing') : text('whatIf.against', { frictions: names })}
      </p>
      <div className={strengths.slide}>
        <input
          type="range"
          className={strengths.slider}
          min={0}
          max={100}
          step={1}
          value={Math.round(strength * 100)}
          style={{ '--share': `${strength * 100}%` } as React.CSSProperties}
          aria-label={text('whatIf.howFar', { title })}
          aria-valuetext={
            gain === undefined ? percent : text('whatIf.strengthSaid', { percent, gain: money.compact(gain) })
          }
          onPointerDown={gesture.begin}
          onFocus={gesture.begin}
          onKeyDown={gesture.onKey}
          onChange={({ currentTarget }) => write(Number(currentTarget.value) / 100, gesture.name())}
        />
        <span className={strengths.percent} aria-hidden="true">
          {percent}
        </span>
        <span className={strengths.costs}>
          <span>
            {cost === undefined
              ? text('whatIf.noCost')
              : isCostHidden
                ? text('whatIf.costHidden')
                : money.print(middle(cost.value))}
          </span>
          {isWithheld && <span className={styles.quiet}>{text('economics.withheld')}</span>}
          {gainAlone !== undefined && (
            <span className={styles.quiet}>{text('whatIf.alone', { money: money.difference(gainAlone) })}</span>
          )}
        </span>
        <IconButton
          size="small"
          label={text('whatIf.figures', { title })}
          icon={<SlidersHorizontal size={14} />}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
        />
      </div>
      {open && (
        <div id={bodyId} className={strengths.figures}>
          <FigureField
            draftKey={`what-if-effectiveness:${fix.id}`}
            label={text('flow.effectiveness')}
            placeholder={text('flow.effectivenessPlaceholder')}
            bounds="share"
            value={fix.effectiveness}
            onChange={(effectiveness) => change({ effectiveness })}
          />
          <FigureField
            draftKey={`what-if-cost:${fix.id}`}
            label={text('flow.cost')}
            placeholder={text('flow.costPlaceholder')}
            bounds="amount"
            unit="money"
            currency={currency}
            suffix={currency}
            value={fix.cost}
            onChange={(next) => change({ cost: next })}
          />
        </div>
      )}
    </li>
  )
}

let gestures = 0

/** One drag is one undo step; so is one run of keys between two drags, or while the focus stays. */
function useGesture(of: string) {
  const number = useRef(0)
  const isByPointer = useRef(false)
  return {
    begin: (event: { readonly type: string }) => {
      number.current = ++gestures
      isByPointer.current = event.type === 'pointerdown'
    },
    onKey: () => {
      if (isByPointer.current) number.current = ++gestures
      isByPointer.current = false
    },
    name: () => `${of}:${number.current}`,
  }
}
