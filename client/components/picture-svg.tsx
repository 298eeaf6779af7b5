import type { CSSProperties } from 'react'
import type { Picture } from '../../journey/scene/picture.ts'
import styles from './picture-svg.module.css'

type PictureItem = Picture['items'][number]

/**
 * The small picture of a map, in the colours of the theme. Decoration: what it shows is said in words beside it.
 * @param picture what was stored with a map; nothing is drawn when it is no picture.
 */
export function PictureSvg({ picture }: { readonly picture: unknown }) {
  if (!isPicture(picture)) return null
  return (
    <svg className={styles.picture} viewBox={`0 0 ${picture.width} ${picture.height}`} aria-hidden="true">
      {picture.items.map((item, index) => (
        <Item key={index} item={item} />
      ))}
    </svg>
  )
}

function Item({ item }: { readonly item: PictureItem }) {
  const style: CSSProperties = {
    fill: item.fill === undefined ? 'none' : `var(--j-${item.fill})`,
    ...(item.stroke === undefined ? {} : { stroke: `var(--j-${item.stroke})`, strokeWidth: item.strokeWidth ?? 1 }),
  }
  if (item.kind === 'path') return <path d={item.d} style={style} strokeDasharray={item.dash?.join(' ')} />
  const { x, y, width, height, radius } = item
  return <rect x={x} y={y} width={width} height={height} rx={radius} style={style} />
}

/** Stored by this app, but perhaps by another version of it. */
function isPicture(value: unknown): value is Picture {
  if (typeof value !== 'object' || value === null) return false
  const { width, height, items } = value as Partial<Record<keyof Picture, unknown>>
  return typeof width === 'number' && typeof height === 'number' && Array.isArray(items)
}
