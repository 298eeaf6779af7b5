import { useId, useMemo, useState } from 'react'
import { openSearch } from '../../journey/views/search-map.ts'
import { useLanguage, useText } from '../language/text.ts'
import { useReading } from './reading.ts'
import styles from './viewer.module.css'

/** Finds in all texts of the map; Enter goes from one find to the next. */
export function Search({ onFound }: { readonly onFound: (id: string) => void }) {
  const text = useText()
  const language = useLanguage()
  const countId = useId()
  const search = useMemo(() => openSearch(language), [language])
  const { map, arrangement } = useReading()
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(-1)
  // Lanes are found too; but there is nothing to tell of them.
  const told = useMemo(() => new Set([...map.cards, ...map.stages].map(({ id }) => id)), [map])
  const hits = useMemo(
    () => search.find(map, arrangement, query).filter(({ target }) => target !== undefined && told.has(target)),
    [search, map, arrangement, query, told],
  )
  const go = (by: number) => {
    if (hits.length === 0) return
    const next = (at + by + hits.length) % hits.length
    setAt(next)
    const target = hits[next]?.target
    if (target !== undefined) onFound(target)
  }
  return (
    <search className={styles.search}>
      <input
        type="search"
        placeholder={text('viewer.search')}
        aria-label={text('viewer.search')}
        aria-describedby={countId}
        enterKeyHint="search"
        value={query}
        onChange={({ currentTarget }) => {
          setQuery(currentTarget.value)
          setAt(-1)
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') go(event.shiftKey ? -1 : 1)
        }}
      />
      <output id={countId}>{query.trim() !== '' && text('viewer.found', { count: hits.length, at: at + 1 })}</output>
    </search>
  )
}
