import { useState } from 'react'
import type { Scenario } from '../../../journey/model/schema.ts'
import { Select } from '../../components/select.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { type Drawn, asIsId } from './use-simulation.ts'
import styles from './what-if.module.css'

/** An empty choice is Radix's word for nothing chosen. */
const asIsChoice = 'as-is'

/** How often one scenario is worth more than another, in the same drawn worlds. */
export function Better({ drawn, of }: { readonly drawn: Drawn; readonly of: Scenario }) {
  const text = useText()
  const formats = useFormats()
  const scenarios = useEditorState(({ map }) => map.scenarios)
  const [first, setFirst] = useState(of.id)
  const [second, setSecond] = useState(asIsChoice)
  const options = drawn.ids.flatMap((id) => {
    if (id === asIsId) return [{ value: asIsChoice, label: text('whatIf.asIs') }]
    const scenario = scenarios?.find((each) => each.id === id)
    return scenario ? [{ value: id, label: scenario.title || text('whatIf.untitled') }] : []
  })
  const indexOf = (choice: string) => drawn.ids.indexOf(choice === asIsChoice ? asIsId : choice)
  const titleOf = (choice: string) => options.find(({ value }) => value === choice)?.label ?? ''
  const chance = drawn.found.beats[indexOf(first)]?.[indexOf(second)]
  return (
    <section className={styles.part}>
      <h4 className={styles.subheading}>{text('whatIf.beats')}</h4>
      <div className={styles.pair}>
        <Select label={text('whatIf.first')} options={options} value={first} onChange={setFirst} />
        <Select label={text('whatIf.second')} options={options} value={second} onChange={setSecond} />
      </div>
      {chance !== undefined && first !== second && (
        <p aria-live="polite">
          {text('whatIf.chance', {
            first: titleOf(first),
            second: titleOf(second),
            share: formats.percent(chance * 100, 1),
          })}{' '}
          <span className={styles.quiet}>{text('whatIf.chanceCost')}</span>
        </p>
      )}
    </section>
  )
}
