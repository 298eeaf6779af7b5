import { type PointerEvent, useRef } from 'react'
import { useText } from '../../language/text.ts'
import styles from './side-panel.module.css'
import { type SheetHeight, sheetHeights } from './use-sheet.ts'

interface SheetHandleProps {
  readonly height: SheetHeight
  readonly onChange: (height: SheetHeight) => void
}

/** A press shorter than this, in px, is a tap and not a drag. */
const tapDistance = 6

/** Draws the sheet up and down: by dragging, by tapping, or with the arrow keys. */
export function SheetHandle({ height, onChange }: SheetHandleProps) {
  const t = useText()
  const drag = useRef<{ y: number; from: number; sheet: HTMLElement; moved: boolean }>(undefined)
  const wasDragged = useRef(false)

  const step = (by: 1 | -1) => {
    const next = sheetHeights[sheetHeights.indexOf(height) + by]
    if (next) onChange(next)
  }
  const begin = (event: PointerEvent<HTMLButtonElement>) => {
    const sheet = event.currentTarget.parentElement
    if (!sheet || event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    drag.current = { y: event.clientY, from: sheet.offsetHeight, sheet, moved: false }
  }
  const move = (event: PointerEvent) => {
    if (!drag.current) return
    const { y, from, sheet } = drag.current
    if (Math.abs(event.clientY - y) > tapDistance) drag.current.moved = true
    if (!drag.current.moved) return
    sheet.dataset.dragging = ''
    sheet.style.height = `${Math.max(64, from + y - event.clientY)}px`
  }
  const end = (event: PointerEvent) => {
    const last = drag.current
    drag.current = undefined
    wasDragged.current = last?.moved ?? false
    if (!last?.moved) return
    delete last.sheet.dataset.dragging
    last.sheet.style.height = ''
    onChange(nearest(last.from + last.y - event.clientY))
  }
  return (
    <button
      type="button"
      className={styles.handle}
      aria-label={t('panel.handle')}
      aria-expanded={height !== 'peek'}
      onPointerDown={begin}
      onPointerMove={move}
      onPointerUp={end}
      onPointerCancel={end}
      onClick={(event) => {
        // A drag ends with a click as well; one that did not move is a tap.
        const isDragEnd = event.detail > 0 && wasDragged.current
        wasDragged.current = false
        if (!isDragEnd) onChange(height === 'peek' ? 'half' : 'peek')
      }}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return
        event.preventDefault()
        step(event.key === 'ArrowUp' ? 1 : -1)
      }}
    />
  )
}

/** The resting height nearest to where the sheet was let go. */
function nearest(height: number): SheetHeight {
  const share = height / innerHeight
  return share < 0.25 ? 'peek' : share < 0.68 ? 'half' : 'full'
}
