import { memo } from 'react'
import type { CardBox } from '../../../journey/layout/map-layout.ts'
import { cardItems, cardSurface } from '../../../journey/scene/card-items.ts'
import { DrawingSvg } from '../../components/drawing-svg.tsx'
import styles from './card-node.module.css'

/** How a card looks: the same shapes and lines that exports draw; from afar a plain block. */
export const CardFace = memo(function CardFace({
  box,
  detailed = true,
}: {
  readonly box: CardBox
  readonly detailed?: boolean
}) {
  if (!detailed) {
    const { fill } = cardSurface(box.role, box.colour, box.coloured)
    const isTouchpoint = box.role === 'touchpoint'
    return (
      <div
        className={isTouchpoint ? styles.touchpointBlock : styles.block}
        style={{
          background: `var(--j-${fill})`,
          borderTopColor: isTouchpoint ? `var(--j-${box.colour}-strong)` : undefined,
        }}
      >
        {box.content.title.lines.map(({ text }) => text).join(' ')}
        {box.content.mark && (
          <span className={styles.severity} style={{ background: `var(--j-severity-${box.content.mark.severity})` }} />
        )}
      </div>
    )
  }
  return (
    <svg className={styles.face} width={box.width} height={box.height} aria-hidden>
      <DrawingSvg items={cardItems(box, 0, 0)} />
    </svg>
  )
})
