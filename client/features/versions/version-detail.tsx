import { History } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { diffMaps } from '../../../journey/diff/diff-maps.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { restoreVersion } from '../../actions/restore-version.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Button } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { MapVersion, Versions } from '../../services/versions.ts'
import { useEditorState } from '../../state/editor.ts'
import { useUser } from '../../state/user-identity.ts'
import { ChangesSince } from './changes-since.tsx'
import styles from './history-dialog.module.css'
import { VersionPicture } from './version-picture.tsx'
import { versionTitle } from './version-words.ts'

interface VersionDetailProps {
  readonly version: MapVersion
  readonly act: <T>(work: (versions: Versions) => Promise<T>) => Promise<T | undefined>
  readonly refresh: () => Promise<void>
  readonly onRestored: () => void
}

/** One version: what it looks like, what has changed since, another name, and the way back. */
export function VersionDetail({ version, act, refresh, onRestored }: VersionDetailProps) {
  const text = useText()
  const formats = useFormats()
  const context = useActions()
  const user = useUser()
  const now = useEditorState(({ map }) => map)
  const [then, setThen] = useState<JourneyMap>()
  const [name, setName] = useState(version.name)
  const [isSure, setSure] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const title = versionTitle(version, formats)
  useEffect(() => {
    let isWanted = true
    const fetch = async () => {
      const map = await act((all) => all.read(version.id))
      if (isWanted) setThen(map)
    }
    void fetch()
    return () => {
      isWanted = false
    }
  }, [act, version.id])
  const diff = useMemo(() => then && diffMaps(then, now), [then, now])
  const rename = async () => {
    const renamed = await act((all) => all.rename(version.id, name.trim()))
    if (renamed) await refresh()
  }
  const restore = async () => {
    if (then === undefined) return
    setBusy(true)
    // What there is now can be had again, too, also by those who cannot undo this step.
    const kept = await act((all) => all.create(text('history.before', { name: title }).slice(0, 120), user?.name))
    setBusy(false)
    if (kept === undefined) return
    restoreVersion(context(), then, title)
    onRestored()
  }
  return (
    <section className={styles.detail} aria-label={title}>
      {then && <VersionPicture map={then} label={text('history.pictureOf', { name: title })} />}
      {then === undefined && <div className={styles.room} />}
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== version.name) void rename()
        }}
      >
        <TextField
          label={text(version.name === '' ? 'history.nameIt' : 'history.name')}
          hint={version.name === '' ? text('history.thinsOut') : undefined}
          value={name}
          maxLength={120}
          dir="auto"
          onChange={(event) => setName(event.target.value)}
        />
        <Button type="submit" disabled={name.trim() === version.name}>
          {text('history.saveName')}
        </Button>
      </form>
      {then && diff && <ChangesSince diff={diff} before={then} after={now} />}
      {isSure ? (
        <div className={styles.sure} role="alert">
          <p dir="auto">{text('history.sure', { name: title })}</p>
          <div className={styles.doing}>
            <Button onClick={() => setSure(false)}>{text('history.notNow')}</Button>
            <Button variant="primary" busy={isBusy} onClick={() => void restore()}>
              {text('history.yes')}
            </Button>
          </div>
        </div>
      ) : (
        <div>
          <Button
            icon={<History size={16} />}
            disabled={diff === undefined || diff.isSame}
            onClick={() => setSure(true)}
          >
            {text('history.restore')}
          </Button>
        </div>
      )}
    </section>
  )
}
