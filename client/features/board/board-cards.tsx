import { ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../../language/text.ts'
import type { FrictionColumn } from '../../state/board.ts'
import type { BoardRow } from './board-rows.ts'
import styles from './cards.module.css'
import type { GridColumn, GridGroup } from './grid-column.ts'

interface BoardCardsProps {
  readonly groups: readonly GridGroup<BoardRow>[]
  readonly columns: readonly GridColumn<BoardRow, FrictionColumn>[]
  readonly onOpen: (row: BoardRow, column: FrictionColumn, button: HTMLElement) => void
  readonly unfolded: ReadonlySet<string>
  /** What unfolds below a card. */
  readonly below: (row: BoardRow) => ReactNode
}

/** What a card shows, in this order; the rest stands in the panel. */
const facts = ['severity', 'money', 'rice', 'opportunity', 'ranks', 'status', 'owner'] as const

/** The board on a phone: a card for each friction, each of its facts to be pressed and changed. */
export function BoardCards({ groups, columns, onOpen, unfolded, below }: BoardCardsProps) {
  const t = useText()
  const byKey = new Map(columns.map((column) => [column.key, column]))
  return (
    <div className={styles.cards}>
      {groups.map((group) => (
        <section key={group.key} className={styles.group}>
          {group.head !== undefined && <h2 className={styles.head}>{group.head}</h2>}
          <ul aria-label={t('board.table')}>
            {group.rows.map((row) => {
              const isOpen = unfolded.has(row.id)
              return (
                <li key={row.id} className={styles.card} data-row={row.id}>
                  <button
                    type="button"
                    className={styles.title}
                    data-card-open
                    onClick={({ currentTarget }) => onOpen(row, 'title', currentTarget)}
                  >
                    {byKey.get('title')?.cell(row)}
                  </button>
                  <div className={styles.facts}>
                    {facts.map((key) => (
                      <button
                        key={key}
                        type="button"
                        className={styles.fact}
                        onClick={({ currentTarget }) => onOpen(row, key, currentTarget)}
                      >
                        <span className={styles.name}>{byKey.get(key)?.label}</span>
                        <span className={styles.value}>{byKey.get(key)?.cell(row)}</span>
                      </button>
                    ))}
                    <button
                      type="button"
                      className={styles.fold}
                      aria-expanded={isOpen}
                      onClick={({ currentTarget }) => onOpen(row, 'fixes', currentTarget)}
                    >
                      {t('board.fixesOf', { count: row.fixCount })}
                      <ChevronDown size={14} aria-hidden />
                    </button>
                  </div>
                  {isOpen && below(row)}
                </li>
              )
            })}
          </ul>
        </section>
      ))}
    </div>
  )
}
