import { ArrowLeft } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { changeMap } from '../../../journey/edits/map.ts'
import { EditableText } from '../../components/editable-text.tsx'
import { Preferences } from '../../components/preferences.tsx'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { PeopleMenu } from './people-menu.tsx'
import { SavePill } from './save-pill.tsx'
import { ShareButton } from './share-button.tsx'
import styles from './top-bar.module.css'

/** The bar over an open map: where one is, whether the work is safe, who is here, what leaves the house. */
export function TopBar({ session, children }: { readonly session: MapSession; readonly children?: ReactNode }) {
  const text = useText()
  const editor = useEditor()
  const title = useEditorState((state) => state.map.meta.title)
  const isSample = useEditorState((state) => state.map.meta.sample === true)
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.back} aria-label={text('map.back')}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <div className={styles.name}>
        <h1 className={styles.heading}>
          <EditableText
            label={text('map.title')}
            value={title}
            placeholder={text('map.untitled')}
            dir="auto"
            maxLength={280}
            onCommit={(next) => editor.edit('step.renameMap', undefined, () => changeMap(editor.doc, { title: next }))}
          />
        </h1>
        {isSample && <span className={styles.badge}>{text('map.sample')}</span>}
      </div>
      <SavePill session={session} />
      <div className={styles.tools}>
        <PeopleMenu presence={session.presence} />
        {children}
        <ShareButton session={session} />
        <span className={styles.preferences}>
          <Preferences />
        </span>
      </div>
    </header>
  )
}
