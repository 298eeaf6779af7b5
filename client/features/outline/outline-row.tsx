import { ChevronDown, ChevronRight, MessageSquare, Plus } from 'lucide-react'
import {
  type CSSProperties,
  type ComponentProps,
  type ReactNode,
  type RefObject,
  memo,
  useLayoutEffect,
  useMemo,
  useRef,
} from 'react'
import { channelIcon, Icon, SeverityShape } from '../../components/icon.tsx'
import { faceIcon } from '../../../journey/layout/card-content.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Card } from '../../../journey/model/schema.ts'
import type { Language } from '../../../journey/model/vocabulary.ts'
import { composes } from '../../actions/bind-keys.ts'
import { useDraft } from '../../actions/use-draft.ts'
import { useTitleField } from '../../actions/use-title-field.ts'
import { classNames } from '../../components/class-names.ts'
import { type Text, useLanguage, useText } from '../../language/text.ts'
import type { Person } from '../../services/presence.ts'
import { isVirtualLane } from '../../../journey/views/executive.ts'
import type { DraftPlace } from '../../state/draft.ts'
import { type EditorState, useEditor, useEditorState } from '../../state/editor.ts'
import type { Standing } from '../../state/focus.ts'
import { useFound } from '../../state/use-find.ts'
import { hungOn } from '../../state/hung.ts'
import type { OutlineRow } from './outline-rows.ts'
import { rowName } from './row-name.ts'
import { RowButton } from './row-button.tsx'
import styles from './outline.module.css'
import type { Outline } from './use-outline.ts'

interface RowProps {
  readonly row: OutlineRow
  /** Whether Tab leads to it. */
  readonly active: boolean
  readonly selected: boolean
  readonly renaming: boolean
  /** Someone else who has it selected. */
  readonly person: Person | undefined
  readonly outline: Pick<Outline, 'open' | 'startDraft'>
}

/** A stage, a lane within a stage, or a card. */
export const Row = memo(function Row({ row, active, selected, renaming, person, outline }: RowProps) {
  const text = useText()
  const editor = useEditor()
  const name = useRowName(row)
  const isVirtual = row.kind === 'lane' && isVirtualLane(row.lane.id)
  const ofLane = row.kind === 'lane' && !isVirtual ? row.lane.id : undefined
  const thing = row.kind === 'lane' || row.place.kind === 'cell' ? ofLane : row.place.id
  const dimmed = useEditorState((state) => row.kind === 'card' && state.shown.dimmed.has(row.card.id))
  const found = useFound(thing ?? '')
  const title = titleOf(row)
  return (
    <div
      role="treeitem"
      data-row={row.key}
      data-thing={thing}
      data-dimmed={dimmed || undefined}
      data-found={found}
      aria-label={person ? text('outline.withPerson', { name, person: person.user.name }) : name}
      aria-level={row.level}
      aria-posinset={row.position}
      aria-setsize={row.siblings}
      aria-selected={selected}
      {...(row.kind === 'card' ? {} : { 'aria-expanded': row.expanded })}
      tabIndex={active ? 0 : -1}
      className={classNames(styles.row, styles[row.kind], selected && styles.selected)}
      style={rowStyle(row, person)}
      onDoubleClick={() => thing !== undefined && row.kind !== 'lane' && editor.rename(thing)}
    >
      {row.kind !== 'card' && (
        <button
          type="button"
          tabIndex={-1}
          aria-hidden
          className={styles.fold}
          onClick={() => outline.open(row.key, !row.expanded)}
        >
          {row.expanded ? <ChevronDown size={16} /> : <ChevronRight size={16} />}
        </button>
      )}
      {row.kind === 'lane' && <Icon name={`lane-${row.lane.role}`} size={14} />}
      {renaming && thing !== undefined ? (
        <TitleField id={thing} onNext={() => row.kind === 'card' && outline.startDraft(row.place)} />
      ) : (
        <span className={styles.title} dir="auto" data-empty={title === '' || undefined}>
          {title || text(untitled[row.kind])}
        </span>
      )}
      {row.kind === 'card' && row.under !== undefined && row.under !== '' && (
        <span className={styles.under} dir="auto">
          {text('outline.under', { title: row.under })}
        </span>
      )}
      {row.kind !== 'card' && !row.expanded && <span className={styles.count}>{row.cards}</span>}
      {row.kind === 'card' && <Marks card={row.card} />}
      {row.kind === 'stage' && (
        <span className={styles.marks} aria-hidden>
          <Discussions on={row.stage.id} />
        </span>
      )}
      {row.kind === 'lane' && !isVirtual && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.add}
          aria-label={text('outline.addTo', { name: title || text(untitled.lane) })}
          onClick={() => outline.startDraft(row.place)}
        >
          <Plus size={16} aria-hidden />
        </button>
      )}
      {thing !== undefined && <RowButton thing={thing} name={title || text(untitled[row.kind])} />}
    </div>
  )
})

/** What a screen reader says of a row. It is put together anew when the map changes, and not at every step of the keyboard. */
function useRowName(row: OutlineRow): string {
  const text = useText()
  const language = useLanguage()
  return useEditorState(useMemo(() => namer(row, text, language), [row, text, language]))
}

function namer(row: OutlineRow, text: Text, language: Language): (state: EditorState) => string {
  let last: { readonly shown: Standing; readonly name: string } | undefined
  return ({ shown }) => {
    if (last?.shown !== shown) last = { shown, name: rowName(row, { ...shown, text, language }) }
    return last.name
  }
}

const untitled = { stage: 'untitled.stage', lane: 'untitled.lane', card: 'untitled.card' } as const

function titleOf(row: OutlineRow): string {
  if (row.kind === 'card') return row.card.title
  return row.kind === 'stage' ? row.stage.title : row.lane.title
}

function rowStyle(row: OutlineRow, person: Person | undefined): CSSProperties {
  return {
    '--level': row.level,
    ...(row.kind === 'stage' ? { '--hue': `var(--j-${row.stage.colour ?? 'slate'}-strong)` } : {}),
    ...(person ? { '--person': `var(--j-${person.user.colour}-strong)` } : {}),
  } as CSSProperties
}

/** What hangs on a card: channels, feeling, the worst open friction, how many metrics. The row's name says it in words. */
function Marks({ card }: { readonly card: Card }): ReactNode {
  const worst = useEditorState(({ map }) => hungOn(map, card.id).frictions[0])
  const open = useEditorState(({ map }) => hungOn(map, card.id).frictions.length)
  const measured = useEditorState(({ map }) => hungOn(map, card.id).metrics.length)
  const [feeling] = Object.values(card.emotions ?? {})
  return (
    <span className={styles.marks} aria-hidden>
      {(card.channels ?? []).slice(0, 3).map((channel) => (
        <Icon key={channel} name={channelIcon(channel)} size={14} />
      ))}
      {feeling !== undefined && <Icon name={faceIcon(feeling)} size={16} />}
      {measured > 0 && (
        <span className={styles.measured}>
          <Icon name="lane-metric" size={14} />
          {measured}
        </span>
      )}
      {worst && (
        <span className={styles.measured}>
          <SeverityShape severity={worst.severity} evidence={worst.evidence} size={18} />
          {open > 1 && `×${open}`}
        </span>
      )}
      <Discussions on={card.id} />
    </span>
  )
}

/** How many discussions of a card or stage are open. */
function Discussions({ on }: { readonly on: string }): ReactNode {
  const count = useEditorState(({ map }) => hungOn(map, on).discussions)
  return (
    count > 0 && (
      <span className={styles.measured}>
        <MessageSquare size={14} />
        {count}
      </span>
    )
  )
}

interface TitleFieldProps {
  readonly id: string
  /** Called when the title was done with Enter: what comes next. */
  readonly onNext: () => void
}

/** The title of a row while it is edited; what is typed is on the map at once. */
function TitleField({ id, onNext }: TitleFieldProps) {
  const text = useText()
  const { field, finish } = useTitleField<HTMLInputElement>(id)
  const { ref } = field
  useLayoutEffect(() => {
    ref.current?.select()
  }, [ref])
  return (
    <LineField
      {...field}
      label={text('canvas.titleField')}
      onDone={(how) => {
        finish(how === 'dropped')
        if (how === 'entered') onNext()
      }}
    />
  )
}

/** A card or stage that is being written. */
export function DraftRow({ place }: { readonly place: DraftPlace }) {
  const text = useText()
  const { words, write, commit } = useDraft()
  const field = useRef<HTMLInputElement>(null)
  // It may begin with words that were typed before there was a field; what follows goes behind them.
  useLayoutEffect(() => {
    const end = field.current?.value.length ?? 0
    field.current?.setSelectionRange(end, end)
  }, [])
  const isStage = place.kind === 'stage'
  return (
    <div
      data-draft
      className={classNames(styles.row, isStage ? styles.stage : styles.card)}
      style={{ '--level': isStage ? 1 : 3, '--hue': 'var(--j-accent)' } as CSSProperties}
    >
      <LineField
        ref={field}
        label={text(isStage ? 'grid.newStage' : 'grid.newTitle')}
        value={words}
        isOneOfMany
        onChange={(event) => write(event.target.value)}
        // The field has the focus still when it is another window that has been gone to.
        onBlur={({ currentTarget }) => document.activeElement !== currentTarget && commit()}
        onDone={(how) => {
          if (how === 'next' || how === 'previous') commit(how)
          else commit(how === 'entered' ? 'here' : undefined)
        }}
      />
    </div>
  )
}

type Done = 'entered' | 'dropped' | 'next' | 'previous'

interface LineFieldProps extends Omit<ComponentProps<'input'>, 'ref' | 'className'> {
  readonly ref: RefObject<HTMLInputElement | null>
  readonly label: string
  /** Whether Tab leads to the next one of a run, and the field is there for as long as the run goes on. */
  readonly isOneOfMany?: boolean
  readonly onDone: (how: Done) => void
}

/** One line of text that has the focus until it is done. */
function LineField({ ref, label, isOneOfMany = false, onDone, ...input }: LineFieldProps) {
  useLayoutEffect(() => {
    ref.current?.focus({ preventScroll: true })
    ref.current?.scrollIntoView({ block: 'nearest' })
  }, [ref])
  return (
    <input
      {...input}
      ref={ref}
      className={styles.field}
      aria-label={label}
      placeholder={label}
      dir="auto"
      maxLength={limits.titleLength}
      enterKeyHint={isOneOfMany ? 'next' : 'done'}
      onKeyDown={(event) => {
        if (composes(event.nativeEvent)) return
        event.stopPropagation()
        if (event.key !== 'Enter' && event.key !== 'Escape' && !(isOneOfMany && event.key === 'Tab')) return
        event.preventDefault()
        if (event.key === 'Tab') onDone(event.shiftKey ? 'previous' : 'next')
        else onDone(event.key === 'Enter' ? 'entered' : 'dropped')
      }}
    />
  )
}
