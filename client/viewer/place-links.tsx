import { useText } from '../language/text.ts'
import { useReading } from './reading.ts'
import styles from './parts.module.css'

/** Where something stands, each place leading to it on the map. */
export function PlaceLinks({ ids }: { readonly ids: readonly string[] }) {
  const text = useText()
  const { map, show } = useReading()
  const places = [...map.stages, ...map.cards].filter(({ id }) => ids.includes(id))
  if (places.length === 0) return null
  return (
    <p className={styles.places}>
      {places.map(({ id, title }) => (
        <button key={id} type="button" dir="auto" title={text('board.showOnMap', { title })} onClick={() => show(id)}>
          {title || text('untitled.card')}
        </button>
      ))}
    </p>
  )
}
