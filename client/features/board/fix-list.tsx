import { useMemo } from 'react'
import type { Analysis } from '../../../journey/economics/analysis.ts'
import type { Friction } from '../../../journey/model/schema.ts'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { AddFix } from './add-fix.tsx'
import styles from './board.module.css'
import { fixRows } from './fix-rows.ts'
import { FixTable } from './fix-table.tsx'

const here = ['frictions'] as const

/** What can be done about one friction, below it. */
export function FixList(props: { readonly friction: Friction; readonly analysis: Analysis | undefined }) {
  const { friction, analysis } = props
  const t = useText()
  const map = useEditorState((state) => state.map)
  const rows = useMemo(
    () => fixRows(map, analysis).filter(({ fix }) => fix.frictions.includes(friction.id)),
    [map, analysis, friction.id],
  )
  return (
    <section className={styles.fixes} aria-label={t('board.fixesFor', { title: friction.title })}>
      {rows.length === 0 ? (
        <p className={styles.quiet}>{t('board.noFixesHere')}</p>
      ) : (
        <FixTable label={t('board.fixesFor', { title: friction.title })} rows={rows} without={here} />
      )}
      <AddFix friction={friction} />
    </section>
  )
}
