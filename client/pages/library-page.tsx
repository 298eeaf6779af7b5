import { Plus } from 'lucide-react'
import { type ComponentType, useEffect, useState } from 'react'
import { Button } from '../components/button.tsx'
import { PageFrame } from '../components/page-frame.tsx'
import { usePageTitle } from '../components/page-title.ts'
import { Library } from '../features/library/library.tsx'
import { useText } from '../language/text.ts'
import { useSignIn } from '../state/sign-in.ts'

/** The start page: my maps, and every way to a new one. */
export function LibraryPage() {
  const t = useText()
  const [galleryOpen, setGalleryOpen] = useState(false)
  const signIn = useSignIn(({ state }) => state)
  const [SignIn, setSignIn] = useState<ComponentType>()
  usePageTitle(t('library.title'))
  useEffect(() => {
    // Failing is no harm: maps are made on this device then.
    import('../features/sign-in/offer-sign-in.ts')
      .then(({ offerSignIn }) => offerSignIn())
      .then((part) => setSignIn(() => part))
      .catch(() => undefined)
  }, [])

  // The next page is nearly always a map: fetched now, it opens at once, and also when the connection goes.
  useEffect(() => {
    // Failing is no harm: the page is fetched again when it is opened.
    const timer = setTimeout(() => void import('./map-page.tsx').catch(() => undefined), 1_500)
    return () => clearTimeout(timer)
  }, [])

  return (
    <PageFrame
      tools={
        signIn !== 'wanted' && (
          <Button variant="primary" icon={<Plus size={16} />} onClick={() => setGalleryOpen(true)}>
            {t('library.newMap')}
          </Button>
        )
      }
    >
      <Library
        galleryOpen={galleryOpen}
        onGalleryChange={setGalleryOpen}
        gate={signIn === 'wanted' && (SignIn ? <SignIn /> : <></>)}
        foot={signIn === 'done' && SignIn && <SignIn />}
      />
    </PageFrame>
  )
}
