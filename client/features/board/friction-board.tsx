import { Frown, Plus, Wrench } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { addFriction } from '../../../journey/edits/frictions.ts'
import { libraryFrictions, searchFrictions } from '../../../journey/library/frictions.ts'
import { label } from '../../../journey/library/words.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Friction } from '../../../journey/model/schema.ts'
import { lossBuckets } from '../../../journey/model/vocabulary.ts'
import { lossBuckets as bucketTotals } from '../../../journey/ranking/rank-frictions.ts'
import { showOnMap } from '../../actions/board.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { useMedia } from '../../components/use-media.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { type FrictionColumn, boardOf, toggled, useBoard, wholeBoard } from '../../state/board.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { openOrClosePanel, useWorkplace } from '../../state/workplace.ts'
import styles from './board.module.css'
import { BoardBar } from './board-bar.tsx'
import { BoardCards } from './board-cards.tsx'
import { type BoardRow, beginsHigh, lackedByAll } from './board-rows.ts'
import { BulkBar } from './bulk-bar.tsx'
import { CellPopover } from './cell-popover.tsx'
import { DataGrid, type GridHandle } from './data-grid.tsx'
import { FixList } from './fix-list.tsx'
import { FrictionCellEditor, listColumns } from './friction-cell-editor.tsx'
import { useFrictionColumns } from './friction-columns.tsx'
import { Hinted } from './hinted.tsx'
import { BucketHead, MoneyStrip } from './money-strip.tsx'
import { PickList } from './pick-list.tsx'
import { useBoardCopy } from './use-board-copy.ts'
import { useBoardRows } from './use-board-rows.ts'

/** Narrower than this, a table would show two columns. */
const narrow = '(max-width: 767.98px)'

/** What is being edited, and where it stands. */
interface Editing {
  readonly ids: readonly string[]
  readonly column: FrictionColumn | 'new'
  readonly anchor: HTMLElement
}

const bucketOrder = [...lossBuckets, 'none'] as const

/** All frictions of the map with everything that they are ranked by. */
export function FrictionBoard() {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  const workplace = useWorkplace()
  const context = useActions()
  const board = boardOf(editor)
  const isNarrow = useMedia(narrow)
  const map = useEditorState((state) => state.map)
  const sort = useBoard((state) => state.sort)
  const isGrouped = useBoard((state) => state.isGrouped)
  const chosen = useBoard((state) => state.chosen)
  const unfolded = useBoard((state) => state.unfolded)
  const shownId = useBoard((state) => state.shown)
  const [editing, setEditing] = useState<Editing>()
  const grid = useRef<GridHandle>(null)
  const { analysis, all, shown } = useBoardRows(editing !== undefined)
  const byId = useMemo(() => new Map(all.map((row) => [row.id, row])), [all])
  const copy = useBoardCopy(shown, chosen)

  const onPlace = useCallback((id: string) => showOnMap(context(), id), [context])
  const basis = analysis?.problem === null ? analysis.basis : undefined
  const sharesWithheld = analysis?.problem === null && analysis.leaks.joint === null
  const lacked = useMemo(() => lackedByAll(all), [all])
  const columns = useFrictionColumns({ rows: all, basis, sharesWithheld, lacked, onPlace })
  const totals = useMemo(
    () => bucketTotals(map, analysis?.problem === null && analysis.hasMoney ? analysis.leaks.shares : []),
    [map, analysis],
  )

  const showInPanel = useCallback(
    (id: string | undefined) => {
      boardOf(editor).setState({ shown: id })
      openOrClosePanel(workplace, true)
    },
    [editor, workplace],
  )
  const open = (row: BoardRow, column: FrictionColumn, anchor: HTMLElement) => {
    if (column === 'title') return showInPanel(row.id)
    if (column === 'fixes') return board.setState({ unfolded: toggled(unfolded, row.id) })
    if (column === 'ranks' || column === 'share' || column === 'votes') return
    setEditing({ ids: [row.id], column, anchor })
  }
  const below = ({ id, friction }: BoardRow) => unfolded.has(id) && <FixList friction={friction} analysis={analysis} />
  const onSort = (by: FrictionColumn) => {
    const descending = sort.by === by ? !sort.descending : beginsHigh(by)
    board.setState({ sort: { by, descending } })
    const heading = columns.find(({ key }) => key === by)?.label ?? ''
    announce(t(descending ? 'board.sortedDown' : 'board.sortedUp', { column: heading }))
  }
  const choose = (ids: readonly string[], on: boolean) => {
    let next: ReadonlySet<string> = board.getState().chosen
    for (const id of ids) next = toggled(next, id, on)
    board.setState({ chosen: next })
    announce(t('board.chosen', { count: next.size }))
  }
  const add = (fields: Pick<Friction, 'title' | 'severity'> & Partial<Friction>) => {
    setEditing(undefined)
    const id = editor.edit('step.addFriction', undefined, () =>
      addFriction(editor.doc, { ...fields, on: [], status: 'open' }),
    )
    board.setState({ filter: wholeBoard })
    showInPanel(id)
    announce(t('panel.picked', { words: fields.title }))
  }
  const library = useCallback(
    (query: string) =>
      searchFrictions(query, language).map(({ key, kind, ...each }) => ({
        key,
        label: each[language],
        detail: label('frictionKind', kind, language),
      })),
    [language],
  )
  const addButton = (
    <Button
      variant="primary"
      size="small"
      icon={<Plus size={14} />}
      onClick={({ currentTarget }) => setEditing({ ids: [], column: 'new', anchor: currentTarget })}
    >
      {t(isNarrow ? 'board.add' : 'panel.addFriction')}
    </Button>
  )
  const groups = isGrouped
    ? bucketOrder.flatMap((bucket) => {
        const rows = shown.filter((row) => row.bucket === bucket)
        const total = totals.find((each) => each.bucket === bucket)
        return rows.length === 0 || !total
          ? []
          : [{ key: bucket, head: <BucketHead total={total} analysis={analysis} />, rows }]
      })
    : [{ key: 'all', rows: shown }]
  const edited = editing?.ids.flatMap((id) => byId.get(id) ?? []) ?? []
  const isThere = editing !== undefined && (editing.column === 'new' || edited.length > 0)
  if (editing && !isThere) setEditing(undefined)
  return (
    <>
      {all.length > 0 && (
        <BoardBar rows={all} shown={shown.length} onCopy={copy} onSort={onSort} isNarrow={isNarrow}>
          {addButton}
        </BoardBar>
      )}
      <MoneyStrip totals={totals} analysis={analysis} lacked={lacked} onAskMap={() => showInPanel(undefined)} />
      <Hinted className={styles.scroll} onCopy={copy}>
        {all.length === 0 ? (
          <EmptyState picture={<Frown size={28} />} level={2} title={t('board.emptyTitle')} action={addButton}>
            {t('board.emptyBody')}
          </EmptyState>
        ) : shown.length === 0 ? (
          <EmptyState
            picture={<Wrench size={28} />}
            level={2}
            title={t('board.noneTitle')}
            action={<Button onClick={() => board.setState({ filter: wholeBoard })}>{t('board.clear')}</Button>}
          >
            {t('board.noneBody', { count: all.length })}
          </EmptyState>
        ) : isNarrow ? (
          <BoardCards groups={groups} columns={columns} onOpen={open} unfolded={unfolded} below={below} />
        ) : (
          <DataGrid
            ref={grid}
            label={t('board.table')}
            columns={columns}
            groups={groups}
            sort={sort}
            onSort={onSort}
            onOpen={open}
            nameOf={({ friction }) => t('board.choose', { title: friction.title || t('untitled.friction') })}
            below={below}
            shown={shownId}
            isQuiet={({ friction }) => friction.status === 'fixed' || friction.status === 'wont-fix'}
            choice={{ label: t('board.chooseAll'), chosen, choose }}
            onEscape={() => {
              if (chosen.size > 0) choose([...chosen], false)
              else openOrClosePanel(workplace, false)
            }}
          />
        )}
      </Hinted>
      <BulkBar
        rows={all}
        onEdit={(column, anchor) => setEditing({ ids: [...chosen], column, anchor })}
        onDone={() => {
          board.setState({ chosen: new Set() })
          grid.current?.focus()
        }}
      />
      {isThere && (
        <CellPopover
          label={t(editing.column === 'new' ? 'panel.addFriction' : 'board.edit')}
          anchor={editing.anchor}
          isList={editing.column === 'new' || listColumns.has(editing.column)}
          onClose={() => setEditing(undefined)}
        >
          {editing.column === 'new' ? (
            <PickList
              label={t('panel.addFrictionPlaceholder', { count: libraryFrictions.length })}
              search={library}
              maxLength={limits.titleLength}
              onPick={({ key }) => {
                const known = libraryFrictions.find((each) => each.key === key)
                if (!known) return
                const { kind, severity, lossBucket } = known
                add({ title: known[language], key, kind, severity, lossBucket })
              }}
              onOwnWords={(title) => add({ title, severity: 2 })}
            />
          ) : (
            <FrictionCellEditor
              rows={edited}
              column={editing.column}
              onDone={() => setEditing(undefined)}
              onAskMap={() => {
                setEditing(undefined)
                showInPanel(undefined)
              }}
            />
          )}
        </CellPopover>
      )}
    </>
  )
}
