import { type ComponentType, type ReactNode, useEffect, useState } from 'react'
import { PageFrame } from '../components/page-frame.tsx'
import { Opening } from '../features/map-gate/opening.tsx'

/** A page whose code is a chunk of its own. */
interface Page<Props> {
  readonly load: () => Promise<ComponentType<Props>>
  readonly Page: ComponentType<Props>
}

/** Not React's `lazy`: what follows a fallback of Suspense is held back for 300 ms, long after the code is there. */
function fetched<Props extends object>(
  fetchCode: () => Promise<ComponentType<Props>>,
  meanwhile: ReactNode,
): Page<Props> {
  let code: ComponentType<Props> | undefined
  const load = async () => (code ??= await fetchCode())
  function Page(props: Props) {
    const [Code, setCode] = useState(() => code)
    const [failure, setFailure] = useState<{ readonly error: unknown }>()
    useEffect(() => {
      if (Code) return undefined
      let left = false
      load().then(
        (there) => left || setCode(() => there),
        (error: unknown) => left || setFailure({ error }),
      )
      return () => {
        left = true
      }
    }, [Code])
    if (failure) throw failure.error
    return Code ? <Code {...props} /> : meanwhile
  }
  return { load, Page }
}

const library = fetched(async () => (await import('./library-page.tsx')).LibraryPage, <PageFrame busy />)
const map = fetched(async () => (await import('./map-page.tsx')).MapPage, <Opening />)
const notFound = fetched(async () => (await import('./not-found-page.tsx')).NotFoundPage, <PageFrame busy />)

export const LibraryPage = library.Page
export const MapPage = map.Page
export const NotFoundPage = notFound.Page

/** Starts fetching the page of an address, before anything is rendered. A failure shows when the page renders. */
export function preloadPage(path: string): void {
  const { load } = path === '/' ? library : path.startsWith('/m/') ? map : notFound
  load().catch(() => undefined)
}
