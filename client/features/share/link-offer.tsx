import { Link2, QrCode as QrIcon } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { Button, IconButton } from '../../components/button.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { QrCode } from './qr-code.tsx'
import styles from './share.module.css'
import { copyLink } from './copy-link.ts'

interface LinkOfferProps {
  readonly icon: ReactNode
  readonly title: string
  readonly body: string
  readonly isMain?: boolean
  /** The link, made if it has to be; undefined when it could not be. */
  readonly getLink: () => Promise<string | undefined>
}

/** One link to hand on: to be copied, or to be taken with a camera. */
export function LinkOffer({ icon, title, body, isMain = false, getLink }: LinkOfferProps) {
  const text = useText()
  const [link, setLink] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [isCode, setCode] = useState(false)
  const fetchLink = async () => {
    setBusy(true)
    const found = await getLink()
    setBusy(false)
    setLink(found)
    return found
  }
  const copy = async () => {
    const found = await fetchLink()
    if (found !== undefined) await copyLink(found, text('share.copied'), text)
  }
  const toggleCode = async () => {
    if (isCode || (await fetchLink()) !== undefined) setCode(!isCode)
  }
  return (
    <section className={styles.offer}>
      <span className={styles.icon}>{icon}</span>
      <div className={styles.about}>
        <h3>{title}</h3>
        <p>{body}</p>
      </div>
      <div className={styles.doing}>
        <Button
          variant={isMain ? 'primary' : 'secondary'}
          icon={<Link2 size={16} />}
          busy={isBusy}
          onClick={() => void copy()}
        >
          {text('share.copy')}
        </Button>
        <IconButton
          label={`${text('share.qr')}: ${title}`}
          icon={<QrIcon size={18} />}
          pressed={isCode}
          onClick={() => void toggleCode()}
        />
      </div>
      {link !== undefined && (
        <div className={styles.link}>
          <TextField
            label={`${text('share.link')}: ${title}`}
            labelHidden
            readOnly
            value={link}
            onFocus={(event) => event.target.select()}
          />
          {isCode && <QrCode link={link} label={text('share.qrAlt', { title })} />}
        </div>
      )}
    </section>
  )
}
