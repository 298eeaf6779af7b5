import { Spinner } from '../../components/spinner.tsx'
import { useText } from '../../language/text.ts'
import styles from './opening.module.css'

/** While a map is on its way. */
export function Opening() {
  const text = useText()
  return (
    <output className={styles.opening}>
      <Spinner />
      <span>{text('map.opening')}</span>
    </output>
  )
}
