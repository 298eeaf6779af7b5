import type { ChangedThing, MapDiff, Thing } from '../../../journey/diff/map-diff.ts'
import {
  type DiffWriting,
  changeTexts,
  diffWriting,
  fieldText,
  kindText,
  titleText,
} from '../../../journey/diff/value-text.ts'
import { diffWords } from '../../../journey/diff/words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { useLanguage, useText } from '../../language/text.ts'
import styles from './history-dialog.module.css'

interface ChangesSinceProps {
  readonly diff: MapDiff
  readonly before: JourneyMap
  readonly after: JourneyMap
}

/** Things of one kind of change that are told one by one. */
const mostTold = 12

/** What has changed on the map since a version. */
export function ChangesSince({ diff, before, after }: ChangesSinceProps) {
  const text = useText()
  const language = useLanguage()
  const writing = diffWriting(before, after, language)
  const lists = [
    { title: diffWords.added[language], things: diff.added.map((thing) => ({ thing, fields: [] })) },
    { title: diffWords.removed[language], things: diff.removed.map((thing) => ({ thing, fields: [] })) },
    { title: diffWords.moved[language], things: diff.moved.map(({ thing }) => ({ thing, fields: [] })) },
    { title: diffWords.changed[language], things: diff.changed },
    { title: diffWords.rescored[language], things: diff.rescored },
  ]
  return (
    <section className={styles.changes} aria-label={text('history.changes')}>
      <h3>{text('history.changes')}</h3>
      {diff.isSame && <p className={styles.quiet}>{text('history.same')}</p>}
      {lists
        .filter(({ things }) => things.length > 0)
        .map(({ title, things }) => (
          <div key={title}>
            <h4>
              {title} <span className={styles.quiet}>{things.length}</span>
            </h4>
            <ul>
              {things.slice(0, mostTold).map((changed) => (
                <Told key={`${changed.thing.kind} ${changed.thing.id}`} changed={changed} writing={writing} />
              ))}
              {things.length > mostTold && (
                <li className={styles.quiet}>{text('history.more', { count: things.length - mostTold })}</li>
              )}
            </ul>
          </div>
        ))}
    </section>
  )
}

function Told({
  changed: { thing, fields },
  writing,
}: {
  readonly changed: ChangedThing
  readonly writing: DiffWriting
}) {
  return (
    <li>
      <Named thing={thing} writing={writing} />
      {fields.slice(0, 4).map((change) => {
        const { before, after } = changeTexts(thing, change, writing)
        return (
          <small key={`${change.field} ${change.key ?? ''}`} dir="auto">
            {fieldText(change, writing)}: {before} → {after}
          </small>
        )
      })}
    </li>
  )
}

const Named = ({ thing, writing }: { readonly thing: Thing; readonly writing: DiffWriting }) => (
  <span>
    {kindText(thing, writing.language)}: <bdi className={styles.thing}>{titleText(thing.title, writing.language)}</bdi>
  </span>
)
