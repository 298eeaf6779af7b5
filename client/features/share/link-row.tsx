import { Copy, QrCode as QrIcon, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { useFormats } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import type { ListedLink } from '../../services/share-links.ts'
import { copyLink } from './copy-link.ts'
import { QrCode } from './qr-code.tsx'
import styles from './share.module.css'

interface LinkRowProps {
  readonly link: ListedLink
  /** Absent for a link that the map needs. */
  readonly onRevoke: (() => Promise<unknown>) | undefined
}

/** One of the map's links. It can be copied where it was made: the server does not know its secret. */
export function LinkRow({ link, onRevoke }: LinkRowProps) {
  const text = useText()
  const formats = useFormats()
  const [isAsked, setAsked] = useState(false)
  const [isCode, setCode] = useState(false)
  const [isBusy, setBusy] = useState(false)
  const [now] = useState(Date.now)
  const { url, expiresAt } = link
  const role = text(`share.role-${link.role}`)
  const name = link.name || role
  const end = expiresAt === undefined ? undefined : { day: formats.date(expiresAt) }
  const facts = [
    ...(link.name ? [role] : []),
    ...(link.isOwn ? [text('share.own')] : []),
    text('share.madeOn', { day: formats.date(link.createdAt) }),
    ...(end && expiresAt !== undefined ? [text(expiresAt <= now ? 'share.ended' : 'share.ends', end)] : []),
    `…${link.keyEnd}`,
  ]
  const revoke = async () => {
    setBusy(true)
    await onRevoke?.()
    setBusy(false)
    setAsked(false)
  }
  return (
    <li className={styles.row}>
      <div className={styles.about}>
        <strong dir="auto">{name}</strong>
        <span>{facts.join(' · ')}</span>
      </div>
      <div className={styles.doing}>
        {url !== undefined && (
          <>
            <IconButton
              label={`${text('share.copy')}: ${name}`}
              icon={<Copy size={16} />}
              onClick={() => void copyLink(url, text('share.copied'), text)}
            />
            <IconButton
              label={`${text('share.qr')}: ${name}`}
              icon={<QrIcon size={16} />}
              pressed={isCode}
              onClick={() => setCode(!isCode)}
            />
          </>
        )}
        {onRevoke && (
          <IconButton
            label={`${text('share.revoke')}: ${name}`}
            icon={<Trash2 size={16} />}
            pressed={isAsked}
            onClick={() => setAsked(!isAsked)}
          />
        )}
      </div>
      {isCode && url !== undefined && (
        <div className={styles.link}>
          <QrCode link={url} label={text('share.qrAlt', { title: name })} />
        </div>
      )}
      {isAsked && (
        <div className={styles.sure}>
          <p>{text('share.revokeSure', { name })}</p>
          <Button size="small" variant="danger" busy={isBusy} onClick={() => void revoke()}>
            {text('share.revokeYes')}
          </Button>
          <Button size="small" onClick={() => setAsked(false)}>
            {text('share.keep')}
          </Button>
        </div>
      )}
    </li>
  )
}
