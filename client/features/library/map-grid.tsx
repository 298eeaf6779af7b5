import { useEffect, useRef, useState } from 'react'
import { Skeleton } from '../../components/spinner.tsx'
import { useText } from '../../language/text.ts'
import type { MapCard } from '../../services/local-store.ts'
import styles from './map-grid.module.css'
import { mapActions } from './map-actions.ts'
import { MapTile } from './map-tile.tsx'

/** Maps as tiles, in the order given. */
export function MapGrid({ maps }: { readonly maps: readonly MapCard[] }) {
  const [renaming, setRenaming] = useState<string>()
  const grid = useRef<HTMLUListElement>(null)
  const removedAt = useRef<number>(undefined)

  // The tile that had the focus is gone: the one in its place takes it, so that the keyboard stays where it was.
  useEffect(() => {
    if (removedAt.current === undefined) return
    const links = [...(grid.current?.querySelectorAll('a') ?? [])]
    const next = links[Math.min(removedAt.current, links.length - 1)]
    removedAt.current = undefined
    if (document.activeElement === document.body) next?.focus({ preventScroll: true })
  })

  return (
    <ul ref={grid} className={styles.grid}>
      {maps.map((map, index) => (
        <MapTile
          key={map.id}
          map={map}
          renaming={map.id === renaming}
          onRename={(on) => setRenaming(on ? map.id : undefined)}
          onRemove={() => {
            removedAt.current = index
            mapActions.remove(map)
          }}
        />
      ))}
    </ul>
  )
}

/** The room that the first maps will take. */
export function MapGridSkeleton() {
  const t = useText()
  return (
    <output aria-label={t('shell.loading')} className={styles.grid}>
      {[0, 1, 2].map((place) => (
        <span key={place} className={styles.waiting}>
          <Skeleton className={styles.waitingPicture} height="auto" />
          <Skeleton width="60%" height={16} />
          <Skeleton width="40%" height={12} />
        </span>
      ))}
    </output>
  )
}
