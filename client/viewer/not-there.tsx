import { Spinner } from '../components/spinner.tsx'
import { useText } from '../language/text.ts'
import styles from './parts.module.css'

/** In the place of a part whose code is on its way, or could not be fetched. */
export function NotThere({ failed, onRetry }: { readonly failed: boolean; readonly onRetry: () => void }) {
  const text = useText()
  if (!failed) return <Spinner label={text('viewer.fetching')} />
  return (
    <p className={styles.empty}>
      {text('viewer.notFetched')}{' '}
      <button type="button" className={styles.retry} onClick={onRetry}>
        {text('save.retry')}
      </button>
    </p>
  )
}
