import { Wrench } from 'lucide-react'
import { useMemo } from 'react'
import { EmptyState } from '../../components/empty-state.tsx'
import { ContradictionNotice } from '../../components/figures-notice.tsx'
import { useText } from '../../language/text.ts'
import { useAnalysis } from '../../state/economics.ts'
import { useEditorState } from '../../state/editor.ts'
import { AddFix } from './add-fix.tsx'
import styles from './board.module.css'
import { fixRows } from './fix-rows.ts'
import { FixTable } from './fix-table.tsx'

/** Everything that can be done about the frictions of the map. */
export function FixBoard() {
  const t = useText()
  const map = useEditorState((state) => state.map)
  const analysis = useAnalysis()
  const rows = useMemo(() => fixRows(map, analysis), [map, analysis])
  return (
    <>
      <div className={styles.notice}>
        <ContradictionNotice flow={analysis} cards={map.cards} />
      </div>
      <div className={styles.bar}>
        <p className={styles.honest}>{t('board.gainHonest')}</p>
        <span className={styles.end}>
          <AddFix isPrimary />
        </span>
      </div>
      <div className={styles.scroll}>
        {rows.length === 0 ? (
          <EmptyState picture={<Wrench size={28} />} level={2} title={t('board.noFixesTitle')}>
            {t('board.noFixesBody')}
          </EmptyState>
        ) : (
          <FixTable label={t('board.fixTable')} rows={rows} />
        )}
      </div>
    </>
  )
}
