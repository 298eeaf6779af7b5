import { useId } from 'react'
import { Button } from '../button.tsx'
import { useText } from '../../language/text.ts'
import styles from './table-dialog.module.css'

interface ProgressProps {
  readonly label: string
  /** 0…1 */
  readonly share: number
  readonly onStop: () => void
}

/** How far something has come, and a button to stop it. */
export function Progress({ label, share, onStop }: ProgressProps) {
  const text = useText()
  const id = useId()
  return (
    <div className={styles.progress}>
      <label htmlFor={id}>{label}</label>
      <progress id={id} max={1} value={share} />
      <Button size="small" onClick={onStop}>
        {text('imports.stop')}
      </Button>
    </div>
  )
}
