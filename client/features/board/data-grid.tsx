import { ArrowDown, ArrowUp } from 'lucide-react'
import {
  Fragment,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  useState,
} from 'react'
import { Tooltip } from '../../components/tooltip.tsx'
import type { Sort } from '../../state/board.ts'
import styles from './data-grid.module.css'
import type { GridColumn, GridGroup } from './grid-column.ts'
import { type GridAt, goneTo, head } from './grid-keys.ts'
import { GridRow, choosing } from './grid-row.tsx'

/** What can be asked of a grid from outside. */
export interface GridHandle {
  /** Puts the keyboard where it was last, or on a row. */
  focus(row?: string): void
}

interface DataGridProps<Row, Key extends string> {
  readonly ref?: RefObject<GridHandle | null>
  readonly label: string
  readonly columns: readonly GridColumn<Row, Key>[]
  readonly groups: readonly GridGroup<Row>[]
  readonly sort: Sort<Key>
  readonly onSort: (by: Key) => void
  /** Enter or a press on a cell. */
  readonly onOpen: (row: Row, column: Key, cell: HTMLElement) => void
  readonly nameOf: (row: Row) => string
  /** What stands below a row, where it is unfolded. */
  readonly below?: (row: Row) => ReactNode
  /** Row that the panel shows. */
  readonly shown?: string | undefined
  readonly isQuiet?: (row: Row) => boolean
  readonly choice?: GridChoice
  readonly onEscape?: () => void
  /** Delete on a row. */
  readonly onDelete?: (row: Row) => void
}

/** Rows that can be chosen, to do something with all of them. */
export interface GridChoice {
  readonly label: string
  readonly chosen: ReadonlySet<string>
  readonly choose: (ids: readonly string[], on: boolean) => void
}

/**
 * A table that is walked with the arrow keys and sorted by its headings. Enter opens what a cell holds; Space chooses the
 * row. The keyboard stays with its row wherever that goes.
 */
export function DataGrid<Row extends { readonly id: string }, Key extends string>(props: DataGridProps<Row, Key>) {
  const {
    ref,
    label,
    columns,
    groups,
    sort,
    onSort,
    onOpen,
    nameOf,
    below,
    shown,
    isQuiet,
    choice,
    onEscape,
    onDelete,
  } = props
  const table = useRef<HTMLTableElement>(null)
  const rows = groups.flatMap((group) => group.rows)
  const keys = [...(choice ? [choosing] : []), ...columns.map(({ key }) => key)]
  const ids = rows.map(({ id }) => id)
  /** Undefined until somebody goes anywhere: the keyboard is at the first row then, whichever that becomes. */
  const [wanted, setWanted] = useState<GridAt & { readonly index: number }>()
  // Where a row has gone, the one that has taken its place.
  const isThere = wanted !== undefined && (wanted.row === head || ids.includes(wanted.row))
  const at: GridAt = isThere
    ? wanted
    : {
        row: ids[Math.min(wanted?.index ?? 0, ids.length - 1)] ?? head,
        column: wanted?.column ?? columns[0]?.key ?? '',
      }
  const want = (place: GridAt) => setWanted({ ...place, index: Math.max(0, ids.indexOf(place.row)) })
  const hasKeyboard = useRef(false)
  const lastChosen = useRef<string>(undefined)

  const cellAt = ({ row, column }: GridAt) =>
    table.current?.querySelector<HTMLElement>(
      `:scope > * > [data-row="${CSS.escape(row)}"] > [data-column="${CSS.escape(column)}"]`,
    )
  const go = (to: GridAt) => {
    want(to)
    const cell = cellAt(to)
    cell?.focus({ preventScroll: true })
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }
  useLayoutEffect(() => {
    // A row that moves or goes while it has the keyboard keeps it, or hands it to the one that takes its place.
    const { activeElement } = document
    const isLeft = wanted === undefined && activeElement?.parentElement?.dataset.row !== at.row
    if (hasKeyboard.current && (activeElement === document.body || isLeft)) cellAt(at)?.focus({ preventScroll: true })
  })
  useImperativeHandle(ref, () => ({
    focus: (row) => go(row === undefined ? at : { row, column: columns[0]?.key ?? '' }),
  }))

  const choose = (id: string, on: boolean, upTo: boolean) => {
    const from = upTo && lastChosen.current !== undefined ? ids.indexOf(lastChosen.current) : -1
    const to = ids.indexOf(id)
    lastChosen.current = id
    choice?.choose(from < 0 ? [id] : ids.slice(Math.min(from, to), Math.max(from, to) + 1), on)
  }
  const placeOf = (target: EventTarget): GridAt | undefined => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-column]') : null
    const row = cell?.closest<HTMLElement>('[data-row]')?.dataset.row
    const column = cell?.dataset.column
    return cell?.closest('table') === table.current && row !== undefined && column !== undefined
      ? { row, column }
      : undefined
  }
  const open = (place: GridAt) => {
    const row = rows.find(({ id }) => id === place.row)
    const column = columns.find(({ key }) => key === place.column)
    const cell = cellAt(place)
    if (row && column && cell) onOpen(row, column.key, cell)
    else if (column) onSort(column.key)
    else if (choice) choice.choose(row ? [row.id] : ids, row ? !choice.chosen.has(row.id) : choice.chosen.size === 0)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    const place = placeOf(event.target)
    if (!place || event.nativeEvent.isComposing || event.defaultPrevented) return
    const isControl = event.target instanceof HTMLInputElement || event.target instanceof HTMLButtonElement
    const mod = event.ctrlKey || event.metaKey
    const to = goneTo(event, place, ids, keys)
    if (to) {
      const { row } = to
      if (event.shiftKey && choice && row !== head && row !== place.row)
        choice.choose(
          [place.row, row].filter((id) => id !== head),
          true,
        )
      go(to)
    } else if ((event.key === 'Enter' || event.key === 'F2') && !isControl && !mod) open(place)
    else if ((event.key === ' ' || event.key === 'x') && !mod && !isControl && choice && place.row !== head)
      choose(place.row, !choice.chosen.has(place.row), event.shiftKey)
    else if (event.key === ' ' && !isControl && place.row === head) open(place)
    else if (event.key.toLowerCase() === 'a' && mod && choice) choice.choose(ids, true)
    else if (event.key === 'Escape' && onEscape) onEscape()
    else if ((event.key === 'Delete' || event.key === 'Backspace') && onDelete) {
      const row = rows.find(({ id }) => id === place.row)
      if (!row) return
      onDelete(row)
    } else return
    event.preventDefault()
    event.stopPropagation()
  }
  const onClick = (event: MouseEvent<HTMLTableElement>) => {
    const place = placeOf(event.target)
    // Buttons within a cell do what they say themselves.
    if (!place || place.row === head || (event.target as Element).closest('button, a, input, label')) return
    if (place.column === choosing) return
    open(place)
  }
  const onFocus = (event: FocusEvent) => {
    const place = placeOf(event.target)
    hasKeyboard.current = place !== undefined
    if (place && (place.row !== at.row || place.column !== at.column)) want(place)
  }
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget) hasKeyboard.current = table.current?.contains(relatedTarget) === true
    else queueMicrotask(() => (hasKeyboard.current &&= !target.isConnected || document.activeElement === document.body))
  }
  const width = columns.reduce((sum, column) => sum + column.width, choice ? 40 : 0)
  const allChosen = choice !== undefined && ids.length > 0 && ids.every((id) => choice.chosen.has(id))
  return (
    <table
      ref={table}
      // A table whose cells are walked; what they hold is reached through them.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role, jsx-a11y/prefer-tag-over-role
      role="grid"
      aria-label={label}
      aria-multiselectable={choice !== undefined}
      className={styles.table}
      style={{ minWidth: width }}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onFocus={onFocus}
      onBlur={onBlur}
    >
      <colgroup>
        {choice && <col style={{ width: 40 }} />}
        {columns.map((column) => (
          <col key={column.key} style={{ width: column.width }} />
        ))}
      </colgroup>
      <thead className={styles.head}>
        <tr data-row={head}>
          {choice && (
            <th
              data-column={choosing}
              tabIndex={at.row === head && at.column === choosing ? 0 : -1}
              className={styles.choice}
              scope="col"
            >
              <input
                type="checkbox"
                tabIndex={-1}
                aria-label={choice.label}
                checked={allChosen}
                ref={(box) => {
                  if (box) box.indeterminate = !allChosen && choice.chosen.size > 0
                }}
                onChange={({ target }) => choice.choose(ids, target.checked)}
              />
            </th>
          )}
          {columns.map((column, index) => {
            const isBy = sort.by === column.key
            const button = (
              <button type="button" tabIndex={-1} className={styles.sort} onClick={() => onSort(column.key)}>
                <span>{column.label}</span>
                {isBy && (sort.descending ? <ArrowDown size={12} aria-hidden /> : <ArrowUp size={12} aria-hidden />)}
              </button>
            )
            return (
              <th
                key={column.key}
                scope="col"
                data-column={column.key}
                data-first={index === 0 || undefined}
                data-number={column.isNumber || undefined}
                tabIndex={at.row === head && at.column === column.key ? 0 : -1}
                aria-sort={isBy ? (sort.descending ? 'descending' : 'ascending') : 'none'}
              >
                {column.about === undefined ? button : <Tooltip label={column.about}>{button}</Tooltip>}
              </th>
            )
          })}
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.head !== undefined && (
            <tr className={styles.group}>
              <th scope="rowgroup" colSpan={keys.length}>
                <div className={styles.stay}>{group.head}</div>
              </th>
            </tr>
          )}
          {group.rows.map((row) => {
            const under = below?.(row)
            return (
              <Fragment key={row.id}>
                <GridRow
                  row={row}
                  columns={columns}
                  name={nameOf(row)}
                  at={at.row === row.id ? at.column : undefined}
                  isShown={row.id === shown}
                  isQuiet={isQuiet?.(row) ?? false}
                  isUnfolded={Boolean(under)}
                  isChosen={choice?.chosen.has(row.id)}
                  choose={choice && choose}
                />
                {Boolean(under) && (
                  <tr className={styles.below}>
                    <td colSpan={keys.length}>
                      <div className={styles.stay}>{under}</div>
                    </td>
                  </tr>
                )}
              </Fragment>
            )
          })}
        </tbody>
      ))}
    </table>
  )
}
