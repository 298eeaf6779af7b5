import type { Colour } from '../../../journey/model/vocabulary.ts'
import styles from './thing-name.module.css'

/** A stage's or persona's colour, beside its name. */
export function Dot({ colour }: { readonly colour: Colour }) {
  return <span className={styles.dot} style={{ background: `var(--j-${colour}-strong)` }} aria-hidden="true" />
}
