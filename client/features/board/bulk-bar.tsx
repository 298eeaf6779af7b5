import { Trash2, X } from 'lucide-react'
import { deleteFriction } from '../../../journey/edits/frictions.ts'
import { offerUndo } from '../../actions/offer-undo.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button, IconButton } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import { useBoard } from '../../state/board.ts'
import { useEditor } from '../../state/editor.ts'
import styles from './board.module.css'
import type { BoardRow } from './board-rows.ts'

interface BulkBarProps {
  readonly rows: readonly BoardRow[]
  readonly onEdit: (column: 'status' | 'owner' | 'bucket', anchor: HTMLElement) => void
  readonly onDone: () => void
}

/** What can be done with the frictions that are chosen. */
export function BulkBar({ rows, onEdit, onDone }: BulkBarProps) {
  const t = useText()
  const editor = useEditor()
  const context = useActions()
  const chosen = useBoard((state) => state.chosen)
  const ids = rows.filter(({ id }) => chosen.has(id)).map(({ id }) => id)
  if (ids.length === 0) return null
  return (
    <section className={styles.bulk} aria-label={t('board.chosen', { count: ids.length })}>
      <span className={styles.bulkCount}>{t('board.chosen', { count: ids.length })}</span>
      {(['status', 'owner', 'bucket'] as const).map((column) => (
        <Button
          key={column}
          size="small"
          aria-haspopup="dialog"
          onClick={({ currentTarget }) => onEdit(column, currentTarget)}
        >
          {t(`board.column-${column}`)}
        </Button>
      ))}
      <IconButton
        size="small"
        label={t('board.deleteChosen')}
        icon={<Trash2 size={16} />}
        tooltipSide="top"
        onClick={() => {
          editor.edit('step.deleteFriction', undefined, () => {
            for (const id of ids) deleteFriction(editor.doc, id)
          })
          offerUndo(context(), { key: 'board', message: t('board.deleted', { count: ids.length }) })
          onDone()
        }}
      />
      <IconButton
        size="small"
        label={t('board.chooseNone')}
        icon={<X size={16} />}
        tooltipSide="top"
        onClick={onDone}
      />
    </section>
  )
}
