import { type ReactNode, memo } from 'react'
import type { Drawing } from '../../../journey/scene/items.ts'
import { DrawingSvg } from '../../components/drawing-svg.tsx'

interface PieceProps<T> {
  readonly of: T
  readonly draw: (of: T) => Drawing
}

/** A part of the sheet; drawn again only when the layout made it anew. */
export const Piece = memo(function Piece<T>({ of, draw }: PieceProps<T>) {
  return <DrawingSvg items={draw(of)} />
}) as <T>(props: PieceProps<T>) => ReactNode
