import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { showToast } from '../../components/toast-store.ts'
import { useText } from '../../language/text.ts'
import { shareLinksOf } from '../../services/share-links.ts'
import { localStore } from '../../state/local-store.ts'
import styles from './share.module.css'

interface DeleteMapProps {
  readonly mapId: string
  readonly onDeleted: () => void
}

/** Lets an owner delete the map from the server, once asked whether they mean it. */
export function DeleteMap({ mapId, onDeleted }: DeleteMapProps) {
  const text = useText()
  const [step, setStep] = useState<'offered' | 'asked' | 'busy' | 'failed'>('offered')
  const deleteMap = async () => {
    setStep('busy')
    try {
      await shareLinksOf(mapId, { origin: location.origin, store: await localStore() }).deleteMap()
    } catch {
      setStep('failed')
      return
    }
    showToast({ key: 'map-deleted', message: text('share.deleted') })
    onDeleted()
  }
  return (
    <section className={styles.all}>
      <div className={styles.head}>
        <h3>{text('share.delete')}</h3>
        <Button
          size="small"
          aria-expanded={step !== 'offered'}
          onClick={() => setStep(step === 'offered' ? 'asked' : 'offered')}
        >
          {text('share.deleteAsk')}
        </Button>
      </div>
      {step === 'offered' ? (
        <p className={styles.here}>{text('share.deleteBody')}</p>
      ) : (
        <div className={styles.sure}>
          <p role={step === 'failed' ? 'alert' : undefined}>
            {text(step === 'failed' ? 'share.deleteFailed' : 'share.deleteSure')}
          </p>
          <Button size="small" variant="danger" busy={step === 'busy'} onClick={() => void deleteMap()}>
            {text('share.deleteYes')}
          </Button>
          <Button size="small" onClick={() => setStep('offered')}>
            {text('share.keep')}
          </Button>
        </div>
      )}
    </section>
  )
}
