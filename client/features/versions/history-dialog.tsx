import { useState } from 'react'
import { useStore } from 'zustand'
import { Button } from '../../components/button.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats } from '../../language/formats.ts'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { useUser } from '../../state/user-identity.ts'
import { useVersions } from '../../state/use-versions.ts'
import { VersionDetail } from './version-detail.tsx'
import { versionTitle } from './version-words.ts'
import styles from './history-dialog.module.css'

interface HistoryDialogProps {
  readonly session: MapSession
  readonly onClose: () => void
}

/** What the map held before: named versions, and those that were kept by themselves. */
export function HistoryDialog({ session, onClose }: HistoryDialogProps) {
  const text = useText()
  const formats = useFormats()
  const user = useUser()
  const isConnected = useStore(session.status, ({ connected }) => connected)
  const { versions, problem, act, refresh } = useVersions(session.mapId, isConnected)
  const [chosen, setChosen] = useState<string>()
  const [name, setName] = useState('')
  const [isBusy, setBusy] = useState(false)
  const shown = versions?.find(({ id }) => id === chosen) ?? versions?.[0]
  const keep = async () => {
    setBusy(true)
    const made = await act((all) => all.create(name.trim(), user?.name))
    setBusy(false)
    if (made === undefined) return
    setName('')
    setChosen(made.id)
    await refresh()
  }
  return (
    <Dialog
      open
      size="large"
      onOpenChange={(open) => !open && onClose()}
      title={text('history.title')}
      description={text('history.about')}
    >
      {!isConnected && <output className={styles.notice}>{text('history.offline')}</output>}
      {isConnected && problem !== undefined && (
        <p className={styles.problem} role="alert">
          {text(problemKey(problem))}
        </p>
      )}
      <div className={styles.columns}>
        <div className={styles.side}>
          <form
            className={styles.form}
            onSubmit={(event) => {
              event.preventDefault()
              if (!isBusy && name.trim() !== '') void keep()
            }}
          >
            <TextField
              label={text('history.nameNow')}
              placeholder={text('history.namePlaceholder')}
              value={name}
              maxLength={120}
              dir="auto"
              disabled={!isConnected}
              data-initial-focus
              onChange={(event) => setName(event.target.value)}
            />
            <Button type="submit" variant="primary" busy={isBusy} disabled={!isConnected || name.trim() === ''}>
              {text('history.keep')}
            </Button>
          </form>
          {versions === undefined && isConnected && problem === undefined && <p>{text('history.loading')}</p>}
          {versions?.length === 0 && <p className={styles.quiet}>{text('history.none')}</p>}
          <ul className={styles.list} aria-label={text('history.versions')}>
            {versions?.map((version) => (
              <li key={version.id}>
                <button
                  type="button"
                  className={styles.version}
                  aria-current={version === shown}
                  onClick={() => setChosen(version.id)}
                >
                  <strong dir="auto">{versionTitle(version, formats)}</strong>
                  <small dir="auto">
                    {[
                      version.name === '' ? text('history.automatic') : formats.moment(version.createdAt),
                      ...(version.by.length > 0 ? [formats.list(version.by)] : []),
                    ].join(' · ')}
                  </small>
                </button>
              </li>
            ))}
          </ul>
        </div>
        {shown && <VersionDetail key={shown.id} version={shown} act={act} refresh={refresh} onRestored={onClose} />}
      </div>
    </Dialog>
  )
}

const problems = ['not-allowed', 'unknown-map', 'too-many-versions', 'unreadable'] as const

function problemKey(code: string): MessageKey {
  const known = problems.find((each) => each === code)
  return known === undefined ? 'history.unreachable' : `history.problem-${known}`
}
