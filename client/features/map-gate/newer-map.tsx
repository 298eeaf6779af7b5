import { useEffect, useState } from 'react'
import { Link } from 'wouter'
import { Button, ButtonLink } from '../../components/button.tsx'
import { PageFrame } from '../../components/page-frame.tsx'
import { saveFile } from '../../services/save-file.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import styles from './newer-map.module.css'

interface NewerMapProps {
  readonly session: MapSession
  readonly title: string
  /** Draws the whole map as a picture. */
  readonly draw: () => Promise<Blob>
}

/**
 * In the place of a map that a newer Jejak has written: what this version understands of it can be looked at and taken
 * away, but not edited, since an edit could undo what the newer version keeps in it.
 */
export function NewerMap({ session, title, draw }: NewerMapProps) {
  const text = useText()
  const [picture, setPicture] = useState<string>()
  useEffect(() => {
    let address: string | undefined
    let left = false
    const show = async () => {
      const blob = await draw()
      if (left) return
      address = URL.createObjectURL(blob)
      setPicture(address)
    }
    // Without a picture the page still says what is the matter and offers the file.
    show().catch(() => undefined)
    return () => {
      left = true
      if (address !== undefined) URL.revokeObjectURL(address)
    }
  }, [draw])
  return (
    <PageFrame>
      <div className={styles.newer}>
        <h1>{title || text('untitled.map')}</h1>
        <p>{text('map.newerBody')}</p>
        <div className={styles.actions}>
          <Button variant="primary" onClick={() => location.reload()}>
            {text('shell.reload')}
          </Button>
          <Button onClick={() => saveFile(session.downloadState())}>{text('save.download')}</Button>
          <ButtonLink>
            <Link href="/">{text('shell.toMyMaps')}</Link>
          </ButtonLink>
        </div>
        {picture !== undefined && <img src={picture} alt={text('map.newerPicture', { title })} />}
      </div>
    </PageFrame>
  )
}
