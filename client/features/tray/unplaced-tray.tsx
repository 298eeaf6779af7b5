import { ChevronDown, Inbox } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { useText } from '../../language/text.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { TrayGroup } from './tray-group.tsx'
import { unplacedGroups } from './unplaced-groups.ts'
import styles from './unplaced-tray.module.css'

interface UnplacedTrayProps {
  /** Called with the cards that have a place again, to bring them into sight. */
  readonly onPlaced?: (ids: readonly string[]) => void
}

/** Cards whose stage or lane is gone, each one press from a place; nothing when there are none. */
export function UnplacedTray({ onPlaced }: UnplacedTrayProps) {
  const t = useText()
  const { doc } = useEditor()
  const map = useEditorState((state) => state.map)
  const unplaced = useEditorState(({ arrangement }) => arrangement.unplaced)
  const [open, setOpen] = useState(true)
  const bodyId = useId()
  const groups = useMemo(() => unplacedGroups(doc, map, unplaced), [doc, map, unplaced])
  if (groups.length === 0) return null
  return (
    <section className={styles.tray} aria-label={t('tray.title')}>
      <h2 className={styles.heading}>
        <button
          type="button"
          className={styles.toggle}
          aria-expanded={open}
          aria-controls={open ? bodyId : undefined}
          onClick={() => setOpen(!open)}
        >
          <Inbox size={16} aria-hidden />
          <span className={styles.words}>{t('tray.count', { count: unplaced.length })}</span>
          <ChevronDown size={16} className={styles.chevron} aria-hidden />
        </button>
      </h2>
      {open && (
        <div id={bodyId} className={styles.body}>
          {groups.map((group) => (
            <TrayGroup key={group.key} group={group} onPlaced={onPlaced} />
          ))}
        </div>
      )}
    </section>
  )
}
