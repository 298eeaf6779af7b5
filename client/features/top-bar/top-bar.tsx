import { ArrowLeft, Ellipsis } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { changeMap } from '../../../journey/edits/map.ts'
import { limits } from '../../../journey/model/limits.ts'
import { IconButton } from '../../components/button.tsx'
import { LiveName } from '../../components/live-name.tsx'
import type { MenuItem } from '../../components/menu-item.ts'
import { Menu } from '../../components/menu.tsx'
import { Preferences, usePreferenceItems } from '../../components/preferences.tsx'
import { useMedia } from '../../components/use-media.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { PeopleMenu } from './people-menu.tsx'
import { SavePill } from './save-pill.tsx'
import { ShareButton } from './share-button.tsx'
import styles from './top-bar.module.css'

interface TopBarProps {
  readonly session: MapSession
  /** Further tools, where there is room for them. */
  readonly children?: ReactNode
  /** The same tools as lines of a menu, where there is not. */
  readonly menu: readonly MenuItem[]
}

/** Narrower than this, tools and preferences are in one menu; the same number stands in top-bar.module.css. */
const narrow = '(max-width: 767.98px)'

/** The bar over an open map: where one is, whether the work is safe, who is here, what leaves the house. */
export function TopBar({ session, children, menu }: TopBarProps) {
  const text = useText()
  const editor = useEditor()
  const title = useEditorState((state) => state.map.meta.title)
  const isNarrow = useMedia(narrow)
  const isSample = useEditorState((state) => state.map.meta.sample === true)
  return (
    <header className={styles.bar}>
      <Link href="/" className={styles.back} aria-label={text('map.back')}>
        <ArrowLeft size={18} aria-hidden />
      </Link>
      <div className={styles.name}>
        <h1 className={styles.heading}>
          <LiveName
            label={text('map.title')}
            value={title}
            placeholder={text('untitled.map')}
            maxLength={limits.titleLength}
            write={(next) =>
              editor.edit('step.renameMap', undefined, () => changeMap(editor.doc, { title: next }), 'map:title')
            }
          />
        </h1>
        {isSample && <span className={styles.badge}>{text('map.sample')}</span>}
      </div>
      <SavePill session={session} />
      <div className={styles.tools}>
        <PeopleMenu presence={session.presence} />
        {!isNarrow && children}
        <ShareButton />
        {isNarrow ? <MoreMenu items={menu} /> : <Preferences />}
      </div>
    </header>
  )
}

/** What the bar of a small screen has no room for. */
function MoreMenu({ items }: { readonly items: readonly MenuItem[] }) {
  const text = useText()
  const preferences = usePreferenceItems()
  return (
    <Menu
      align="end"
      trigger={<IconButton label={text('map.menu')} icon={<Ellipsis size={18} />} data-more-menu />}
      items={[...items, { kind: 'separator' }, ...preferences]}
    />
  )
}
