import { memo } from 'react'
import { iconPath } from '../../journey/scene/icons.ts'
import type { Drawing, DrawingItem } from '../../journey/scene/items.ts'

/** The shapes, lines of text and icons of a drawing, for inside of an `svg`. Colours follow the theme by themselves. */
export const DrawingSvg = memo(function DrawingSvg({ items }: { readonly items: Drawing }) {
  // Items have no identity of their own; their order is all there is.
  return items.map((item, index) => <Shape key={index} item={item} />)
})

const paint = (token: string | undefined) => (token === undefined ? 'none' : `var(--j-${token})`)

/** Where text is written from right to left, it starts at the right. */
const turned = { start: 'end', middle: 'middle', end: 'start' } as const

function Shape({ item }: { readonly item: DrawingItem }) {
  if (item.kind === 'text')
    return (
      <text
        x={item.x}
        y={item.y}
        fontSize={item.size}
        fontWeight={item.weight}
        wordSpacing={item.wordSpacing}
        textAnchor={item.rtl ? turned[item.anchor] : item.anchor}
        direction={item.rtl ? 'rtl' : undefined}
        fill={paint(item.fill)}
      >
        {item.text}
      </text>
    )
  const look = {
    fill: paint(item.fill),
    ...(item.stroke === undefined
      ? {}
      : { stroke: paint(item.stroke), strokeWidth: item.strokeWidth ?? 1, strokeDasharray: item.dash?.join(' ') }),
  }
  if (item.kind === 'rect')
    return <rect x={item.x} y={item.y} width={item.width} height={item.height} rx={item.radius} {...look} />
  if (item.kind === 'path') return <path d={item.d} strokeLinecap="round" strokeLinejoin="round" {...look} />
  const scale = item.size / 24
  return (
    <path
      d={iconPath(item.icon)}
      transform={`translate(${item.x} ${item.y}) scale(${scale})`}
      strokeLinecap="round"
      strokeLinejoin="round"
      {...look}
      // Stroke widths and dashes are given for the sheet, not for the icon's own square.
      {...(item.stroke === undefined
        ? {}
        : {
            strokeWidth: (item.strokeWidth ?? 1) / scale,
            strokeDasharray: item.dash?.map((length) => length / scale).join(' '),
          })}
    />
  )
}
