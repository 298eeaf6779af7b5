import { Plus } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button } from '../components/button.tsx'
import { PageFrame } from '../components/page-frame.tsx'
import { usePageTitle } from '../components/page-title.ts'
import { Library } from '../features/library/library.tsx'
import { useText } from '../language/text.ts'
import { preloadPage } from './pages.tsx'

/** The start page: my maps, and every way to a new one. */
export function LibraryPage() {
  const t = useText()
  const [galleryOpen, setGalleryOpen] = useState(false)
  usePageTitle(t('library.title'))

  // The next page is nearly always a map: fetched now, it opens at once, and also when the connection goes.
  useEffect(() => {
    const timer = setTimeout(() => preloadPage('/m/'), 1_500)
    return () => clearTimeout(timer)
  }, [])

  return (
    <PageFrame
      tools={
        <Button variant="primary" icon={<Plus size={16} />} onClick={() => setGalleryOpen(true)}>
          {t('library.newMap')}
        </Button>
      }
    >
      <Library galleryOpen={galleryOpen} onGalleryChange={setGalleryOpen} />
    </PageFrame>
  )
}
