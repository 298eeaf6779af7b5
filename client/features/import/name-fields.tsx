import type { ImportPlan } from '../../../journey/import/planning.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useText } from '../../language/text.ts'
import styles from '../../components/table/table-dialog.module.css'
import { placeOptions } from './places.ts'
import type { Choices } from './table-choices.ts'

interface NameFieldsProps {
  readonly plan: Pick<ImportPlan, 'unmatched' | 'namelessRows'>
  readonly choices: Pick<Choices, 'names' | 'nameless'>
  readonly map: JourneyMap
  readonly onChoose: (change: Partial<Choices>) => void
}

/** Names that are asked about; rows of rarer ones are left out. */
const mostAsked = 40

/** Asks what the table's names stand for that nothing on the map is called by. */
export function NameFields({ plan, choices, map, onChoose }: NameFieldsProps) {
  const { unmatched, namelessRows } = plan
  const { names, nameless } = choices
  const text = useText()
  const places = placeOptions(map, text)
  const isPlace = new Set(places.map(({ value }) => value))
  const said = Object.entries(names)
  const likely = unmatched.filter((each) => each.likely !== undefined && !each.many && isPlace.has(each.likely))
  const set = (name: string, id: string | undefined) => {
    const others = said.filter(([other]) => other !== name)
    onChoose({ names: Object.fromEntries(id === undefined ? others : [...others, [name, id]]) })
  }
  const field = (name: string, label: string) => (
    <Select
      key={name}
      label={label}
      value={names[name]}
      options={places}
      noneLabel={text('imports.leaveOut')}
      onClear={() => set(name, undefined)}
      onChange={(id) => set(name, id)}
    />
  )
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{text('imports.names')}</h3>
      <p className={styles.quiet}>{text('imports.namesHint')}</p>
      {likely.length > 0 && (
        <Button
          size="small"
          onClick={() =>
            onChoose({
              names: { ...names, ...Object.fromEntries(likely.map((each) => [each.name, each.likely ?? ''])) },
            })
          }
        >
          {text('imports.likely')}
        </Button>
      )}
      <div className={styles.fields}>
        {namelessRows > 0 && (
          <Select
            label={text('imports.nameless', { count: namelessRows })}
            value={nameless}
            options={[{ value: 'map', label: text('imports.wholeMap') }, ...places]}
            noneLabel={text('imports.leaveOut')}
            onClear={() => onChoose({ nameless: undefined })}
            onChange={(id) => onChoose({ nameless: id })}
          />
        )}
        {said.map(([name]) => field(name, name))}
        {unmatched
          .slice(0, mostAsked)
          .map(({ name, rows }) => field(name, text('imports.nameOf', { name, count: rows })))}
      </div>
      {unmatched.length > mostAsked && (
        <p className={styles.quiet}>{text('imports.more', { count: unmatched.length - mostAsked })}</p>
      )}
    </section>
  )
}
