import { useEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { Select } from '../../components/select.tsx'
import { TextField } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { copyLink } from './copy-link.ts'
import styles from './share.module.css'
import type { LinkList } from './use-share-links.ts'

/** The roles, the one that most people want first. */
const offeredRoles = ['editor', 'commenter', 'viewer', 'owner'] as const

const dayMs = 24 * 60 * 60 * 1_000
const ends = { never: undefined, day: dayMs, week: 7 * dayMs, month: 30 * dayMs } as const

interface NewLinkProps {
  readonly act: LinkList['act']
  readonly onDone: () => void
}

/** Makes a link with a name, a role and an end of its own. */
export function NewLink({ act, onDone }: NewLinkProps) {
  const text = useText()
  const [name, setName] = useState('')
  const [role, setRole] = useState<(typeof offeredRoles)[number]>('editor')
  const [end, setEnd] = useState<keyof typeof ends>('never')
  const [isBusy, setBusy] = useState(false)
  const first = useRef<HTMLInputElement>(null)
  useEffect(() => first.current?.focus(), [])
  const make = async () => {
    setBusy(true)
    const lasts = ends[end]
    const expires = lasts === undefined ? {} : { expiresAt: Date.now() + lasts }
    const link = await act((share) => share.create({ name: name.trim(), role, ...expires }))
    setBusy(false)
    if (link === undefined) return
    await copyLink(link, text('share.created'), text)
    onDone()
  }
  return (
    <form
      className={styles.making}
      onSubmit={(event) => {
        event.preventDefault()
        if (!isBusy) void make()
      }}
    >
      <TextField
        ref={first}
        label={text('share.name')}
        placeholder={text('share.namePlaceholder')}
        value={name}
        maxLength={80}
        dir="auto"
        onChange={(event) => setName(event.target.value)}
      />
      <Select
        label={text('share.role')}
        options={offeredRoles.map((value) => ({ value, label: text(`share.role-${value}`) }))}
        value={role}
        onChange={setRole}
      />
      <Select
        label={text('share.expires')}
        options={(Object.keys(ends) as (keyof typeof ends)[]).map((value) => ({
          value,
          label: text(`share.end-${value}`),
        }))}
        value={end}
        onChange={setEnd}
      />
      <Button type="submit" variant="primary" busy={isBusy}>
        {text('share.create')}
      </Button>
    </form>
  )
}
