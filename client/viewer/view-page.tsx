import { Suspense, lazy, useCallback, useEffect } from 'react'
import { useStore } from 'zustand'
import { isNewer } from '../../journey/model/schema.ts'
import { usePageTitle } from '../components/page-title.ts'
import { Spinner } from '../components/spinner.tsx'
import { useFormats } from '../language/formats.ts'
import { useText, withWords } from '../language/text.ts'
import type { ViewSession, ViewState } from '../services/view-session.ts'
import { chooseTheme } from '../state/theme.ts'
import { Viewer } from './viewer.tsx'
import styles from './view-page.module.css'

// Who looks at the map does not wait for what is said of it.
const TalkAbout = lazy(async () => ({ default: (await withWords(() => import('./talk.tsx'))).TalkAbout }))

/** The page of a link to read: the map, live, or why it is not there. */
export function ViewPage({ session }: { readonly session: ViewSession | undefined }) {
  if (!session) return <Nothing />
  return <OpenView session={session} />
}

function OpenView({ session }: { readonly session: ViewSession }) {
  const text = useText()
  const state = useStore(session.state)
  const { map, isRefused, connection } = state
  usePageTitle(map ? map.meta.title || text('untitled.map') : '')
  useEffect(() => () => session.close(), [session])
  const isConnected = connection === 'live'
  const talk = useCallback(
    (on: string, title: string, isFolded: boolean) => (
      <Suspense key={on}>
        <TalkAbout {...{ address: session.address, isConnected, on, title, isFolded }} />
      </Suspense>
    ),
    [session, isConnected],
  )
  if (isRefused) return <Nothing />
  if (map)
    return (
      <Viewer
        map={map}
        onTheme={chooseTheme}
        talk={talk}
        status={<Connection state={state} newer={isNewer(map.meta.schema)} onReload={() => location.reload()} />}
      />
    )
  if (connection === 'away')
    return (
      <main className={styles.gate}>
        <h1>{text('viewer.unreachable')}</h1>
        <p>{text('viewer.unreachableBody')}</p>
        <button type="button" onClick={() => session.retry()}>
          {text('save.retry')}
        </button>
      </main>
    )
  return (
    <main className={styles.opening}>
      <Spinner label={text('map.opening')} size={20} />
    </main>
  )
}

/** There is no map behind this link. */
function Nothing() {
  const text = useText()
  usePageTitle('')
  return (
    <main className={styles.gate}>
      <h1>{text('viewer.nothing')}</h1>
      <p>{text('viewer.nothingBody')}</p>
    </main>
  )
}

interface ConnectionProps {
  readonly state: ViewState
  readonly newer: boolean
  readonly onReload: () => void
}

/** Whether what is shown is what is: in a word, and heard when it changes. */
function Connection({ state: { connection, asOf }, newer, onReload }: ConnectionProps) {
  const text = useText()
  const formats = useFormats()
  return (
    <span className={styles.connection}>
      <output data-connection={connection}>
        {connection === 'live'
          ? text('viewer.live')
          : asOf === undefined
            ? text('viewer.connecting')
            : text('viewer.away', { time: formats.moment(asOf) })}
      </output>
      {newer && (
        <button type="button" onClick={onReload}>
          {text('viewer.newer')}
        </button>
      )}
    </span>
  )
}
