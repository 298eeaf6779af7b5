import { ChartNoAxesColumn, Map as MapIcon, User } from 'lucide-react'
import { type ReactNode, memo, useEffect, useMemo, useRef } from 'react'
import { markWords } from '../../../journey/views/mark-words.ts'
import { type Hit, type HitField, wordsOf } from '../../../journey/views/search-map.ts'
import { goToHit } from '../../actions/find.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Icon, SeverityShape } from '../../components/icon.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import styles from './find-bar.module.css'

/** How many hits are listed at a time: whoever goes on beyond them sees the next ones. */
const page = 40
/** Room for a text of a hit, in letters. */
const snippetLength = 84

/** Id of a hit's line, for `aria-activedescendant`. */
export const hitId = (listId: string, index: number) => `${listId}-${index}`

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
  if (hits.length === 0) return null
  const from = Math.floor(Math.max(at, 0) / page) * page
  const rest = hits.length - from - page
  return (
    // The focus stays in the field.
    <div className={styles.hits} onMouseDown={(event) => event.preventDefault()} role="presentation">
      {/* A select would take the focus, and holds nothing but text. */}
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div id={id} role="listbox" aria-label={text('find.results')} className={styles.lines}>
        {hits.slice(from, from + page).map((hit, index) => (
          <Line
            key={`${hit.kind}/${hit.id}`}
            id={hitId(id, from + index)}
            hit={hit}
            words={words}
            index={from + index}
            isHere={from + index === at}
          />
        ))}
      </div>
      {rest > 0 && <p className={styles.more}>{text('find.more', { count: rest })}</p>}
    </div>
  )
})

interface LineProps {
  readonly id: string
  readonly hit: Hit
  readonly words: readonly string[]
  readonly index: number
  readonly isHere: boolean
}

const fieldNames: Readonly<Partial<Record<HitField, MessageKey>>> = {
  notes: 'find.inNotes',
  owner: 'find.inOwner',
  channels: 'find.inChannels',
  source: 'find.inSource',
}

const Line = memo(function Line({ id, hit, words, index, isHere }: LineProps) {
  const text = useText()
  const context = useActions()
  const element = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (isHere) element.current?.scrollIntoView({ block: 'nearest' })
  }, [isHere])
  const { field } = hit.found
  const name = fieldNames[field]
  const where = hit.stage ?? text(hit.target === undefined ? 'find.ofMap' : 'find.unplaced')
  const hasPlace = hit.kind !== 'stage' && hit.kind !== 'lane' && hit.kind !== 'map'
  return (
    // The keyboard reaches the lines through the field, by aria-activedescendant.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus
    <div
      ref={element}
      id={id}
      // A datalist's option holds nothing but text.
      // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
      role="option"
      aria-selected={isHere}
      className={styles.hit}
      onClick={() => goToHit(context(), index)}
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
    </div>
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
