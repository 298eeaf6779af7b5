import { ChartNoAxesColumn, Map as MapIcon, User } from 'lucide-react'
import { type ReactNode, memo, useMemo, useState } from 'react'
import { wordsOf } from '../../../journey/library/search.ts'
import { markWords } from '../../../journey/views/mark-words.ts'
import type { Hit, HitField } from '../../../journey/views/search-map.ts'
import { goToHit } from '../../actions/find.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Icon, SeverityShape } from '../../components/icon.tsx'
import { Listbox, ListboxOption, optionId } from '../../components/listbox.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import styles from './find-bar.module.css'

/** How many hits are listed at a time: whoever goes on beyond them, or asks for more, sees the next ones. */
const page = 40
/** Room for a text of a hit, in letters. */
const snippetLength = 84

interface HitListProps {
  readonly id: string
  readonly query: string
  readonly hits: readonly Hit[]
  readonly at: number
}

/** What was found, each with the words around it; the lines around the one that one is at. */
export const HitList = memo(function HitList({ id, query, hits, at }: HitListProps) {
  const text = useText()
  const words = useMemo(() => wordsOf(query), [query])
  const from = Math.floor(Math.max(at, 0) / page) * page
  const [listed, setListed] = useState({ hits, from, count: page })
  if (listed.hits !== hits || listed.from !== from) setListed({ hits, from, count: page })
  if (hits.length === 0) return null
  const { count } = listed
  const rest = hits.length - from - count
  return (
    // The focus stays in the field.
    <div className={styles.hits} onMouseDown={(event) => event.preventDefault()} role="presentation">
      <Listbox id={id} label={text('find.results')} className={styles.lines}>
        {hits.slice(from, from + count).map((hit, index) => (
          <Line
            key={`${hit.kind}/${hit.id}`}
            id={optionId(id, from + index)}
            hit={hit}
            words={words}
            index={from + index}
            count={hits.length}
            isHere={from + index === at}
          />
        ))}
      </Listbox>
      {rest > 0 && (
        <button type="button" className={styles.more} onClick={() => setListed({ hits, from, count: count + page })}>
          {text('find.more', { count: Math.min(rest, page) })}
        </button>
      )}
    </div>
  )
})

interface LineProps {
  readonly id: string
  readonly hit: Hit
  readonly words: readonly string[]
  readonly index: number
  readonly count: number
  readonly isHere: boolean
}

const fieldNames: Readonly<Partial<Record<HitField, MessageKey>>> = {
  notes: 'find.inNotes',
  owner: 'find.inOwner',
  channels: 'find.inChannels',
  source: 'find.inSource',
}

const Line = memo(function Line({ id, hit, words, index, count, isHere }: LineProps) {
  const text = useText()
  const context = useActions()
  const { field } = hit.found
  const name = fieldNames[field]
  const where = hit.stage ?? text(hit.target === undefined ? 'find.ofMap' : 'find.unplaced')
  const hasPlace = hit.kind !== 'stage' && hit.kind !== 'lane' && hit.kind !== 'map'
  return (
    <ListboxOption
      id={id}
      place={[index + 1, count]}
      active={isHere}
      className={styles.hit}
      onPick={() => goToHit(context(), index)}
    >
      <span className={styles.kind}>
        <KindSign hit={hit} />
      </span>
      <span className={styles.words}>
        <span className={styles.title} dir="auto">
          {hit.title.trim() === '' ? text('find.untitled') : <Marked text={hit.title} words={words} />}
        </span>
        {name !== undefined && (
          <span className={styles.snippet} dir="auto">
            <span className={styles.fieldName}>{text(name)}</span> <Marked text={hit.found.text} words={words} />
          </span>
        )}
      </span>
      {hasPlace && (
        <span className={styles.stage} dir="auto">
          {where}
        </span>
      )}
    </ListboxOption>
  )
})

function Marked({ text, words }: { readonly text: string; readonly words: readonly string[] }): ReactNode {
  return markWords(text, words, snippetLength).map((piece, index) =>
    piece.marked ? (
      <mark key={index} className={styles.mark}>
        {piece.text}
      </mark>
    ) : (
      piece.text
    ),
  )
}

/** What kind of thing was found, as the map shows it. */
function KindSign({ hit: { kind, role, severity } }: { readonly hit: Hit }) {
  if (severity !== undefined) return <SeverityShape severity={severity} size={18} />
  if (role !== undefined) return <Icon name={`lane-${role}`} size={16} />
  if (kind === 'persona') return <User size={16} aria-hidden />
  return kind === 'stage' ? <ChartNoAxesColumn size={16} aria-hidden /> : <MapIcon size={16} aria-hidden />
}
