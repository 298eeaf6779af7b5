import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { keepRecoveredCopy, takeServersMap } from '../../services/recovered-copy.ts'
import { localStore } from '../../state/local-store.ts'
import styles from './restored-dialog.module.css'

/** Says that the map was restored from a backup, and keeps what this browser has of it as a map of its own. */
export function RestoredDialog({ session }: { readonly session: MapSession }) {
  const text = useText()
  const [isOpen, setOpen] = useState(true)
  const [kept, setKept] = useState<{ readonly name: string } | 'failed'>()
  const [isBusy, setBusy] = useState(false)
  const isBegun = useRef(false)
  useEffect(() => {
    if (isBegun.current) return
    isBegun.current = true
    const nameOf = (title: string) => text('history.recovered', { title })
    localStore()
      .then((store) => keepRecoveredCopy(session.doc, nameOf, { store, origin: location.origin }))
      .then(
        (name) => setKept({ name }),
        () => setKept('failed'),
      )
  }, [session, text])
  const open = async () => {
    setBusy(true)
    await session.close()
    await takeServersMap(session.mapId, await localStore())
    location.reload()
  }
  return (
    <Dialog
      open={isOpen}
      onOpenChange={setOpen}
      title={text('history.otherTitle')}
      footer={
        <Button variant="primary" busy={isBusy} disabled={typeof kept !== 'object'} onClick={() => void open()}>
          {text('history.openServers')}
        </Button>
      }
    >
      <div className={styles.words}>
        <p>{text('history.otherBody')}</p>
        {typeof kept === 'object' && <p dir="auto">{text('history.otherKept', { name: kept.name })}</p>}
        {kept === 'failed' && <p role="alert">{text('history.otherFailed')}</p>}
      </div>
    </Dialog>
  )
}
