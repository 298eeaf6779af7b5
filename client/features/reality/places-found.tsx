import { Locate, SquarePlus } from 'lucide-react'
import { arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { NotMapped, RealityCheck } from '../../../journey/reality/compare.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { useText } from '../../language/text.ts'
import styles from './reality.module.css'
import { Rows } from './rows.tsx'
import { addPlace, canAdd, titleOf } from './take.ts'
import type { EventLogStudy } from './use-event-log.ts'

interface PlacesFoundProps {
  readonly check: RealityCheck
  readonly log: EventLogStudy
  readonly map: JourneyMap
  readonly onShow: (id: string) => void
}

/** Places that only the log has, or only the map. */
export function PlacesFound({ check, log, map, onShow }: PlacesFoundProps) {
  const text = useText()
  const context = useActions()
  const { columns, stageOf } = arrange(map)
  const stageTitle = (id: string) =>
    map.stages.find((stage) => stage.id === stageOf.get(id))?.title || text('untitled.stage')
  const options = map.stages
    .flatMap((stage) => columns.get(stage.id) ?? [])
    .map(({ id }) => ({ value: id, label: `${titleOf(map, id, text)} · ${stageTitle(id)}` }))
  const which = (name: string, ids?: readonly string[]) => (
    <div className={styles.which}>
      <Select
        label={text('reality.whichIs', { title: name })}
        labelHidden
        value={log.said[name]}
        options={ids ? options.filter(({ value }) => ids.includes(value)) : options}
        placeholder={text('reality.isNone')}
        onChange={(id) => log.say(name, id)}
      />
    </div>
  )
  const facts = ({ visits, customers, before }: NotMapped) =>
    [
      text('reality.visits', { count: visits, customers }),
      ...(before === undefined ? [] : [text('reality.from', { title: titleOf(map, before, text) })]),
    ].join(' · ')
  return (
    <>
      <Rows
        title={text('reality.unclear')}
        hint={text('reality.unclearHint')}
        items={check.unclear}
        keyOf={({ name }) => name}
      >
        {({ name, visits, ids }) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{name}</strong>
              <span className={styles.figures}>{text('reality.visits', { count: visits, customers: visits })}</span>
            </div>
            <div className={styles.buttons}>{which(name, ids)}</div>
          </>
        )}
      </Rows>
      <Rows
        title={text('reality.notMappedTitle')}
        items={check.notMapped}
        nothing={text('reality.nothing')}
        keyOf={({ touchpoint }) => touchpoint}
      >
        {(place) => {
          const { touchpoint: name, likely } = place
          return (
            <>
              <div className={styles.what}>
                <strong dir="auto">{name}</strong>
                <span className={styles.figures}>{facts(place)}</span>
              </div>
              <div className={styles.buttons}>
                {likely !== undefined && (
                  <Button size="small" onClick={() => log.say(name, likely)}>
                    {text('reality.isLikely', { title: titleOf(map, likely, text) })}
                  </Button>
                )}
                <Button
                  size="small"
                  icon={<SquarePlus size={16} aria-hidden />}
                  disabled={!canAdd(map)}
                  aria-label={text('reality.addNamed', { title: name })}
                  onClick={() => addPlace(context(), place)}
                >
                  {text('reality.add')}
                </Button>
                {which(name)}
              </div>
            </>
          )
        }}
      </Rows>
      {Object.entries(log.said).length > 0 && (
        <ul className={styles.said}>
          {Object.entries(log.said).map(([name, id]) => (
            <li key={name}>
              {text('reality.said', { name, title: titleOf(map, id, text) })}
              <Button
                size="small"
                variant="quiet"
                aria-label={text('reality.forgetNamed', { name })}
                onClick={() => log.say(name, undefined)}
              >
                {text('reality.forget')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Rows
        title={text('reality.neverVisitedTitle')}
        items={check.neverVisited}
        nothing={text('reality.nothing')}
        keyOf={(id) => id}
      >
        {(id) => (
          <>
            <div className={styles.what}>
              <strong dir="auto">{titleOf(map, id, text)}</strong>
              <span className={styles.figures} dir="auto">
                {stageTitle(id)}
              </span>
            </div>
            <div className={styles.buttons}>
              <ShowButton title={titleOf(map, id, text)} onShow={() => onShow(id)} />
            </div>
          </>
        )}
      </Rows>
    </>
  )
}

/** Closes the findings and shows a thing on the map. */
export function ShowButton({ title, onShow }: { readonly title: string; readonly onShow: () => void }) {
  const text = useText()
  return (
    <IconButton
      size="small"
      label={text('reality.showNamed', { title })}
      icon={<Locate size={16} aria-hidden />}
      onClick={onShow}
    />
  )
}
