import { TriangleAlert } from 'lucide-react'
import { useText } from '../../language/text.ts'
import styles from './memory-notice.module.css'

/** Says that this browser forgets the maps when the page is closed, and what to do. */
export function MemoryNotice() {
  const t = useText()
  return (
    <div role="note" className={styles.notice}>
      <TriangleAlert size={18} aria-hidden />
      <p>
        <strong>{t('library.memoryTitle')}</strong> {t('library.memoryBody')}
      </p>
    </div>
  )
}
