import { memo } from 'react'
import type { CardBox } from '../../../journey/layout/map-layout.ts'
import { cardItems, cardSurface } from '../../../journey/scene/card-items.ts'
import { severityItems } from '../../../journey/scene/mark-items.ts'
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
        <span className={styles.words} dir="auto" style={{ WebkitLineClamp: linesIn(box) }}>
          {box.content.title.lines.map(({ text }) => text).join(' ')}
        </span>
        {box.content.mark && (
          <svg className={styles.severity} width={36} height={36} aria-hidden>
            <DrawingSvg items={severityItems(box.content.mark.severity, { x: 2, y: 2, size: 32 })} />
          </svg>
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

/** How many lines of the far view's large words find room in a card. */
function linesIn({ role, height }: CardBox): number {
  return Math.max(1, Math.floor((height - 20) / (role === 'touchpoint' ? 28 : 22)))
}
