import { Eye, Link2, UserPlus } from 'lucide-react'
import { useStore } from 'zustand'
import { copyViewLink } from '../../actions/copy-view-link.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { Popover } from '../../components/popover.tsx'
import { TextField } from '../../components/text-field.tsx'
import { showToast } from '../../components/toast-store.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import styles from './top-bar.module.css'

/** Sharing is handing on the map's link. */
export function ShareButton({ session }: { readonly session: MapSession }) {
  const text = useText()
  const context = useActions()
  const connected = useStore(session.status, (status) => status.connected)
  const link = `${location.origin}/m/${session.mapId}`
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(link)
      showToast({ message: text('map.shareCopied'), tone: 'good' })
    } catch {
      showToast({ message: text('map.shareFailed'), tone: 'danger' })
    }
  }
  return (
    <Popover
      label={text('map.shareTitle')}
      align="end"
      trigger={
        <Button variant="primary" icon={<UserPlus size={16} />} className={styles.share}>
          <span>{text('map.share')}</span>
        </Button>
      }
    >
      <div className={styles.you}>
        <h2 className={styles.popTitle}>{text('map.shareTitle')}</h2>
        <p>{text('map.shareBody')}</p>
        {!connected && <p>{text('map.shareNotPublished')}</p>}
        <TextField label={text('map.shareLink')} readOnly value={link} onFocus={(event) => event.target.select()} />
        <Button variant="primary" icon={<Link2 size={16} />} onClick={() => void copy()}>
          {text('map.shareCopy')}
        </Button>
        <Button icon={<Eye size={16} />} onClick={() => copyViewLink.run(context())}>
          {text(copyViewLink.label)}
        </Button>
      </div>
    </Popover>
  )
}
