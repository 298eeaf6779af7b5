import { Info } from 'lucide-react'
import { useId, useState } from 'react'
import { Tooltip } from '../../../components/tooltip.tsx'
import { useText } from '../../../language/text.ts'
import styles from './economics.module.css'

/** What a figure of money means, for who points at it, comes to it by key, or taps it. */
export function HonestMark() {
  const text = useText()
  const id = useId()
  const [open, setOpen] = useState(false)
  return (
    <>
      <Tooltip label={text('economics.honest')} side="left">
        <button
          type="button"
          className={styles.info}
          aria-label={text('economics.honestLabel')}
          aria-expanded={open}
          aria-describedby={open ? id : undefined}
          onClick={() => setOpen(!open)}
        >
          <Info size={14} aria-hidden />
        </button>
      </Tooltip>
      {open && (
        <p id={id} className={styles.honest}>
          {text('economics.honest')}
        </p>
      )}
    </>
  )
}
