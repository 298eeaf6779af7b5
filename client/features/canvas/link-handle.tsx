import type { CSSProperties } from 'react'
import { useText } from '../../language/text.ts'
import { useViewportState } from './viewport.tsx'
import styles from './link-handle.module.css'

/** The handle from which a link is drawn to another touchpoint. On screen it is as large at every zoom. */
export function LinkHandle({ id }: { readonly id: string }) {
  const text = useText()
  const unzoom = useViewportState((state) => 1 / state.transform[2])
  return (
    <span
      className={styles.handle}
      data-link-handle={id}
      style={{ '--unzoom': unzoom } as CSSProperties}
      title={text('canvas.drawLink')}
    />
  )
}
