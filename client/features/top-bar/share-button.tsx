import { UserPlus } from 'lucide-react'
import { share } from '../../actions/share.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import styles from './top-bar.module.css'

/** Opens the dialog in which links are made. */
export function ShareButton() {
  const text = useText()
  const context = useActions()
  return (
    <Button
      variant="primary"
      icon={<UserPlus size={16} />}
      className={styles.share}
      aria-haspopup="dialog"
      onClick={() => share.run(context())}
    >
      <span>{text('map.share')}</span>
    </Button>
  )
}
