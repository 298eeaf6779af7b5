import { ExternalLink } from 'lucide-react'
import { entitySchemas } from '../../../../journey/model/schema.ts'
import { limits } from '../../../../journey/model/limits.ts'
import { type Text, useText } from '../../../language/text.ts'
import { type Reading, ValueField } from '../../../components/value-field.tsx'
import styles from './fields.module.css'

interface AddressFieldProps {
  readonly draftKey: string
  readonly label: string
  readonly value: string | undefined
  readonly onChange: (value: string | undefined) => void
}

/** A web or mail address, with a way to open it. */
export function AddressField({ value, ...field }: AddressFieldProps) {
  const t = useText()
  return (
    <ValueField
      {...field}
      value={value}
      dir="ltr"
      inputMode="url"
      maxLength={limits.urlLength}
      placeholder={t('panel.addressExample')}
      print={(address) => address}
      read={(text) => readAddress(text, t)}
      hint={value === undefined ? undefined : <Open address={value} />}
    />
  )
}

function Open({ address }: { readonly address: string }) {
  return (
    <a href={address} target="_blank" rel="noopener noreferrer" className={styles.open}>
      <ExternalLink size={14} aria-hidden />
      <span>{hostOf(address)}</span>
    </a>
  )
}

/** Reads a typed address; one without a scheme is taken for the web or for mail by its looks. */
export function readAddress(text: string, t: Text): Reading<string> {
  const isBare = /^[^\s:/@]+\.[^\s:/@]{2,}(?:[:/?#]\S*)?$/.test(text)
  const isMail = /^[^\s:/@]+@[^\s:/@]+\.[^\s:/@]+$/.test(text)
  const address = isBare ? `https://${text}` : isMail ? `mailto:${text}` : text
  const isAddress = entitySchemas.frictions.shape.url.safeParse(address).success
  return isAddress ? { ok: true, value: address } : { ok: false, problem: t('panel.notAnAddress') }
}

function hostOf(address: string): string {
  try {
    const { host, pathname } = new URL(address)
    return host === '' ? pathname : host
  } catch {
    return address
  }
}
