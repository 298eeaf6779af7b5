import { useRef } from 'react'
import { useText } from '../language/text.ts'
import styles from './tabs.module.css'

/** What there is to read about the map. */
export const parts = ['frictions', 'metrics', 'whatIf', 'outline'] as const
type Part = (typeof parts)[number]
/** Where one is: at the drawing, where that has the page for itself, or at a part. */
export type Place = Part | 'map'

interface TabsProps {
  readonly place: Place
  /** The drawing is one of the places to be. */
  readonly withMap: boolean
  readonly onChoose: (place: Place) => void
}

/** Chooses what of the map is read. */
export function Tabs({ place, withMap, onChoose }: TabsProps) {
  const text = useText()
  const list = useRef<HTMLDivElement>(null)
  const places: readonly Place[] = withMap ? ['map', ...parts] : parts
  const move = (by: number) => {
    const next = places[(places.indexOf(place) + by + places.length) % places.length]
    if (!next) return
    onChoose(next)
    list.current?.querySelector<HTMLElement>(`#tab-${next}`)?.focus()
  }
  return (
    <div ref={list} role="tablist" className={styles.tabs} aria-label={text('viewer.parts')}>
      {places.map((each) => (
        <button
          key={each}
          id={`tab-${each}`}
          type="button"
          role="tab"
          aria-selected={each === place}
          aria-controls={`part-${each}`}
          tabIndex={each === place ? 0 : -1}
          onClick={() => onChoose(each)}
          onKeyDown={({ key }) => {
            if (key === 'ArrowRight') move(1)
            if (key === 'ArrowLeft') move(-1)
          }}
        >
          {text(`viewer.part-${each}`)}
        </button>
      ))}
    </div>
  )
}
