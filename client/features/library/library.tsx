import { FileUp, Search, Trash2, X } from 'lucide-react'
import { type ReactNode, Suspense, lazy, useDeferredValue, useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { TextField } from '../../components/text-field.tsx'
import { VisuallyHidden } from '../../components/visually-hidden.tsx'
import { useText, withWords } from '../../language/text.ts'
import type { MapCard } from '../../services/local-store.ts'
import { FootstepsPicture } from './footsteps-picture.tsx'
import { ImportParts } from './import-by-drop.tsx'
import styles from './library.module.css'
import { MapGrid, MapGridSkeleton } from './map-grid.tsx'
import { MemoryNotice } from './memory-notice.tsx'
import { searchMaps } from './search-maps.ts'
import { StartRow } from './start-row.tsx'
import { useImport } from './use-import.ts'
import { useLibrary } from './use-library.ts'
import { usePublishWaiting } from './use-publish-waiting.ts'
import { Welcome } from './welcome.tsx'

const TemplateGallery = lazy(async () => ({
  default: (await withWords(() => import('./template-gallery.tsx'))).TemplateGallery,
}))
const RecentlyDeleted = lazy(async () => ({
  default: (await withWords(() => import('./recently-deleted.tsx'))).RecentlyDeleted,
}))

/** Searching pays above this many maps. */
const searchAbove = 6

interface LibraryProps {
  /** Whether the template gallery is open; the top bar opens it too. */
  readonly galleryOpen: boolean
  readonly onGalleryChange: (open: boolean) => void
  /** Stands in the place of the templates. */
  readonly gate?: ReactNode
  /** Below the maps. */
  readonly foot?: ReactNode
}

/** My maps, and every way to a new one. */
export function Library({ galleryOpen, onGalleryChange, gate, foot }: LibraryProps) {
  const t = useText()
  const library = useLibrary()
  const importing = useImport()
  usePublishWaiting(library)
  const [deletedOpen, setDeletedOpen] = useState(false)
  const openGallery = () => onGalleryChange(true)

  return (
    <>
      {gate || <StartRow onMore={openGallery} />}
      <div className={styles.page}>
        {library.state === 'ready' && library.store.reason !== undefined && <MemoryNotice />}
        <Welcome hasSample={library.state === 'ready' && library.maps.some(({ sample }) => sample === true)} />
        <section aria-labelledby="my-maps" aria-busy={library.state === 'loading'}>
          {library.state === 'ready' ? (
            <Maps
              maps={library.maps}
              deleted={library.deleted.length}
              onImport={importing.choose}
              onGallery={openGallery}
              onDeleted={() => setDeletedOpen(true)}
            />
          ) : (
            <>
              <h1 id="my-maps" className={styles.title}>
                {t('library.title')}
              </h1>
              {library.state === 'loading' ? <MapGridSkeleton /> : <StorageFailed />}
            </>
          )}
        </section>
        {foot}
      </div>
      <ImportParts importing={importing} />
      <Suspense>
        {galleryOpen && <TemplateGallery onClose={() => onGalleryChange(false)} onImport={importing.choose} />}
        {deletedOpen && library.state === 'ready' && (
          <RecentlyDeleted maps={library.deleted} onClose={() => setDeletedOpen(false)} />
        )}
      </Suspense>
    </>
  )
}

interface MapsProps {
  readonly maps: readonly MapCard[]
  /** How many maps could be brought back. */
  readonly deleted: number
  readonly onImport: () => void
  readonly onGallery: () => void
  readonly onDeleted: () => void
}

function Maps({ maps, deleted, onImport, onGallery, onDeleted }: MapsProps) {
  const t = useText()
  const [query, setQuery] = useState('')
  const searched = useDeferredValue(query)
  const searchable = maps.length > searchAbove
  const shown = searchable ? searchMaps(maps, searched) : maps
  const searching = searchable && searched.trim() !== ''

  return (
    <>
      <div className={styles.head}>
        <h1 id="my-maps" className={styles.title}>
          {t('library.title')}
          {maps.length > 0 && (
            <span className={styles.count}>
              <span aria-hidden="true">{maps.length}</span>
              <VisuallyHidden>{t('library.count', { count: maps.length })}</VisuallyHidden>
            </span>
          )}
        </h1>
        <div className={styles.tools}>
          {searchable && (
            <div className={styles.search}>
              <TextField
                type="search"
                label={t('library.search')}
                labelHidden
                placeholder={t('library.search')}
                prefix={<Search size={16} />}
                value={query}
                onChange={(event) => setQuery(event.target.value)}
              />
              {query !== '' && (
                <IconButton
                  size="small"
                  className={styles.clear}
                  label={t('library.clearSearch')}
                  icon={<X size={16} />}
                  onClick={() => setQuery('')}
                />
              )}
            </div>
          )}
          <Button icon={<FileUp size={16} />} onClick={onImport}>
            {t('library.importFile')}
          </Button>
        </div>
      </div>
      <VisuallyHidden>
        <output>{searching ? t('library.found', { count: shown.length }) : ''}</output>
      </VisuallyHidden>
      {maps.length === 0 ? (
        <EmptyState
          level={2}
          picture={<FootstepsPicture />}
          title={t('library.emptyTitle')}
          action={
            <Button variant="primary" onClick={onGallery}>
              {t('library.emptyAction')}
            </Button>
          }
        >
          {t('library.emptyBody')}
        </EmptyState>
      ) : shown.length === 0 ? (
        <EmptyState
          level={2}
          picture={<Search size={28} />}
          title={t('library.nothingFoundTitle', { query: searched.trim() })}
          action={<Button onClick={() => setQuery('')}>{t('library.clearSearch')}</Button>}
        >
          {t('library.nothingFoundBody')}
        </EmptyState>
      ) : (
        <MapGrid maps={shown} />
      )}
      {deleted > 0 && (
        <Button variant="quiet" className={styles.deleted} icon={<Trash2 size={16} />} onClick={onDeleted}>
          {t('library.recentlyDeletedCount', { count: deleted })}
        </Button>
      )}
    </>
  )
}

function StorageFailed() {
  const t = useText()
  return (
    <EmptyState
      level={2}
      title={t('library.storageFailedTitle')}
      action={<Button onClick={() => location.reload()}>{t('shell.reload')}</Button>}
    >
      {t('library.storageFailedBody')}
    </EmptyState>
  )
}
