import { useCallback, useState } from 'react'
import { deleteFix } from '../../../journey/edits/fixes.ts'
import type { Fix } from '../../../journey/model/schema.ts'
import { offerUndo } from '../../actions/offer-undo.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useMedia } from '../../components/use-media.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { type FixColumn, boardOf, useBoard } from '../../state/board.ts'
import { useEditor } from '../../state/editor.ts'
import { beginsHigh } from './board-rows.ts'
import cards from './cards.module.css'
import { CellPopover } from './cell-popover.tsx'
import { DataGrid } from './data-grid.tsx'
import { FixCellEditor, fixListColumns } from './fix-cell-editor.tsx'
import { useFixColumns } from './fix-columns.tsx'
import { type FixRow, sortFixes } from './fix-rows.ts'
import { useHeld } from './use-board-rows.ts'

interface FixTableProps {
  readonly label: string
  readonly rows: readonly FixRow[]
  /** Columns that say nothing here. */
  readonly without?: readonly FixColumn[]
}

/** Fixes, each of their properties to be changed in place. */
export function FixTable({ label, rows, without }: FixTableProps) {
  const t = useText()
  const language = useLanguage()
  const editor = useEditor()
  const context = useActions()
  const isNarrow = useMedia('(max-width: 767.98px)')
  const sort = useBoard((state) => state.fixSort)
  const [editing, setEditing] = useState<{ id: string; column: FixColumn; anchor: HTMLElement }>()
  const onDelete = useCallback(
    ({ id, title }: Fix) => {
      editor.edit('step.deleteFix', undefined, () => deleteFix(editor.doc, id))
      offerUndo(context(), { key: 'board', message: t('board.fixDeleted', { title }) })
    },
    [editor, context, t],
  )
  const columns = useFixColumns(rows, onDelete, without)
  const shown = useHeld(rows, sortFixes(rows, sort, language), editing !== undefined)
  const open = ({ id }: FixRow, column: FixColumn, anchor: HTMLElement) => setEditing({ id, column, anchor })
  const edited = rows.find(({ id }) => id === editing?.id)
  if (editing && !edited) setEditing(undefined)
  return (
    <>
      {isNarrow ? (
        <ul aria-label={label} className={cards.list}>
          {shown.map((row) => (
            <li key={row.id} className={cards.card} data-row={row.id}>
              <div className={cards.titleLine}>{columns[0]?.cell(row)}</div>
              <div className={cards.facts}>
                {columns.map((column) => (
                  <button
                    key={column.key}
                    type="button"
                    className={cards.fact}
                    onClick={({ currentTarget }) => open(row, column.key, currentTarget)}
                  >
                    <span className={cards.name}>{column.label}</span>
                    <span className={cards.value}>
                      {column.key === 'title' ? row.fix.title || t('untitled.fix') : column.cell(row)}
                    </span>
                  </button>
                ))}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <DataGrid
          label={label}
          columns={columns}
          groups={[{ key: 'all', rows: shown }]}
          sort={sort}
          onSort={(by) => {
            const descending = sort.by === by ? !sort.descending : beginsHigh(by)
            boardOf(editor).setState({ fixSort: { by, descending } })
            const column = columns.find(({ key }) => key === by)?.label ?? ''
            announce(t(descending ? 'board.sortedDown' : 'board.sortedUp', { column }))
          }}
          onOpen={open}
          onDelete={({ fix }) => onDelete(fix)}
          nameOf={({ fix }) => fix.title}
        />
      )}
      {editing && edited && (
        <CellPopover
          label={t('board.edit')}
          anchor={editing.anchor}
          isList={fixListColumns.has(editing.column)}
          onClose={() => setEditing(undefined)}
        >
          <FixCellEditor fix={edited.fix} column={editing.column} onDone={() => setEditing(undefined)} />
        </CellPopover>
      )}
    </>
  )
}
