import { Undo2 } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { PictureSvg } from '../../components/picture-svg.tsx'
import { useAgo } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { type MapCard, deletedKeptMs } from '../../services/local-store.ts'
import { mapActions } from './map-actions.ts'
import styles from './recently-deleted.module.css'
import { useNow } from './use-now.ts'

interface RecentlyDeletedProps {
  readonly maps: readonly MapCard[]
  readonly onClose: () => void
}

/** Maps that were deleted here and can be brought back. */
export function RecentlyDeleted({ maps, onClose }: RecentlyDeletedProps) {
  const t = useText()
  const ago = useAgo()
  const now = useNow()
  const days = Math.round(deletedKeptMs / 86_400_000)
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="medium"
      title={t('library.recentlyDeleted')}
      description={t('library.recentlyDeletedBody', { days })}
    >
      {maps.length === 0 ? (
        <p className={styles.empty}>{t('library.recentlyDeletedEmpty', { days })}</p>
      ) : (
        <ul className={styles.list}>
          {maps.map((map) => (
            <li key={map.id} className={styles.row}>
              <span className={styles.picture}>
                <PictureSvg picture={map.picture} />
              </span>
              <span className={styles.words}>
                <span className={styles.title}>{map.title.trim() || t('untitled.map')}</span>
                <span className={styles.when}>
                  {t('library.deletedWhen', { when: ago(map.deletedAt ?? map.editedAt, now) })}
                </span>
              </span>
              <Button size="small" icon={<Undo2 size={16} />} onClick={() => mapActions.restore(map)}>
                {t('library.restore')}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  )
}
