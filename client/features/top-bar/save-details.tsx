import { Suspense, lazy } from 'react'
import { Button } from '../../components/button.tsx'
import { showToast } from '../../components/toast-store.ts'
import { saveFile } from '../../services/save-file.ts'
import { type Text, useText, withWords } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { type SaveStatus, accessEnded, mapFull, notTaken, otherEpoch, signInNeeded } from '../../state/save-status.ts'
import styles from './top-bar.module.css'

const SignInOffer = lazy(async () => ({ default: (await withWords(() => import('./sign-in-offer.tsx'))).SignInOffer }))

interface SaveDetailsProps {
  readonly session: MapSession
  readonly status: SaveStatus
  /** The state in two words. */
  readonly label: string
}

/** What is behind the state of the pill: what happened, whether the work is safe, and what can be done. */
export function SaveDetails({ session, status, label }: SaveDetailsProps) {
  const text = useText()
  const needsSignIn = status.state === 'refused' && status.refused?.code === signInNeeded
  const offersDownload = status.state === 'not-saved' || status.state === 'recovery' || status.state === 'refused'
  const isLate = status.state === 'saved' && status.lateForOthers
  return (
    <div className={styles.saveBody}>
      <h2 className={styles.popTitle}>{label}</h2>
      {needsSignIn ? (
        <Suspense>
          <SignInOffer />
        </Suspense>
      ) : (
        <p>{explain(status, text)}</p>
      )}
      {isLate && <p>{text('save.savedLateBody')}</p>}
      {status.quarantined > 0 && <p>{text('save.quarantined', { count: status.quarantined })}</p>}
      <div className={styles.saveActions}>
        {status.state === 'refused' &&
          status.canPublish &&
          !needsSignIn &&
          !notTaken.has(status.refused?.code ?? 0) && <PublishButton session={session} />}
        {!status.connected && (
          <Button size="small" onClick={() => session.retry()}>
            {text('save.retry')}
          </Button>
        )}
        {offersDownload && (
          <Button size="small" onClick={() => saveFile(session.downloadState())}>
            {text('save.download')}
          </Button>
        )}
      </div>
    </div>
  )
}

/** Puts this browser's copy on a server that does not know the map. */
function PublishButton({ session }: { readonly session: MapSession }) {
  const text = useText()
  const publish = async () => {
    const { kind } = await session.publish()
    if (kind === 'published') showToast({ message: text('save.published'), tone: 'good' })
    else showToast({ message: text('save.publishFailed'), tone: 'danger' })
  }
  return (
    <Button size="small" variant="primary" onClick={() => void publish()}>
      {text('save.publish')}
    </Button>
  )
}

/** What happened, whether the work is safe, what now: in that order. */
function explain(status: SaveStatus, text: Text): string {
  const noCopy = status.localKind === 'memory'
  switch (status.state) {
    case 'loading':
      return text('map.opening')
    case 'saving':
      return text('save.savingBody')
    case 'saved':
      return text(noCopy ? 'save.savedNoCopyBody' : 'save.savedBody')
    case 'saved-here':
      return text(status.serverStorageFailing ? 'save.serverFailingBody' : 'save.savedHereBody')
    case 'offline':
      if (status.crowded && !noCopy) return text('save.crowdedBody')
      return noCopy ? text('save.offlineNoCopyBody') : text('save.offlineBody', { count: status.unsentEdits })
    case 'not-saved':
      return text('save.notSavedBody', { count: status.unsafeEdits })
    case 'recovery':
      return text('save.recoveryBody')
    case 'unreachable':
      return text('save.unreachableBody')
    case 'refused':
      if (status.refused?.code === accessEnded) return text('save.accessEndedCopyBody')
      if (status.refused?.code === mapFull) return text('save.mapFullBody')
      if (status.refused?.code === otherEpoch) return text('save.otherEpochBody')
      if (notTaken.has(status.refused?.code ?? 0)) return text('save.notTakenBody')
      return text(status.canPublish ? 'save.refusedCopyBody' : 'save.refusedBody')
  }
}
