import { Search } from 'lucide-react'
import { Dialog as Primitive } from 'radix-ui'
import { useId, useMemo, useRef, useState } from 'react'
import { type Option, OptionLines } from './option-list.tsx'
import dialog from './dialog.module.css'
import styles from './search-dialog.module.css'
import { useOptionKeys } from './use-option-keys.ts'

interface SearchDialogProps {
  readonly open: boolean
  readonly onClose: () => void
  /** What is looked for, for screen readers. */
  readonly label: string
  readonly placeholder: string
  /** The options that match what was typed, best first. */
  readonly search: (query: string) => readonly Option[]
  /** Called once the dialog is gone and the focus is back where it was. */
  readonly onPick: (option: Option) => void
  /** What is said when nothing matches. */
  readonly nothing: string
}

/** One of many things to pick, by typing some of its name: the command palette, the touchpoint of a link. */
export function SearchDialog(props: SearchDialogProps) {
  const { open, onClose } = props
  const picked = useRef<Option>(undefined)
  const before = useRef<Element>(null)
  return (
    <Primitive.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Primitive.Portal>
        <Primitive.Overlay className={dialog.scrim} />
        <Primitive.Content
          className={styles.dialog}
          aria-describedby={undefined}
          onOpenAutoFocus={() => {
            before.current = document.activeElement
            picked.current = undefined
          }}
          onCloseAutoFocus={(event) => {
            if (before.current instanceof HTMLElement) {
              event.preventDefault()
              before.current.focus({ preventScroll: true })
            }
            const option = picked.current
            picked.current = undefined
            if (option) props.onPick(option)
          }}
        >
          <Primitive.Title className={styles.title}>{props.label}</Primitive.Title>
          <Lookup
            {...props}
            onPick={(option) => {
              picked.current = option
              onClose()
            }}
          />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  )
}

function Lookup({ label, placeholder, search, onPick, nothing }: SearchDialogProps) {
  const listId = useId()
  const [query, setQuery] = useState('')
  const options = useMemo(() => search(query), [search, query])
  const keys = useOptionKeys(listId, options, [true, () => undefined], true)
  return (
    <>
      <div className={styles.field}>
        <Search size={18} aria-hidden />
        <input
          className={styles.input}
          value={query}
          placeholder={placeholder}
          aria-label={label}
          dir="auto"
          spellCheck={false}
          autoComplete="off"
          maxLength={120}
          {...keys.attributes}
          onChange={(event) => {
            setQuery(event.target.value)
            keys.restart(true)
          }}
          // Escape closes the dialog, not the list, which is always open.
          onKeyDown={(event) => event.key !== 'Escape' && keys.onKeyDown(event, onPick)}
        />
      </div>
      <OptionLines
        id={listId}
        label={label}
        options={options}
        active={keys.active}
        onPick={onPick}
        className={styles.list}
      />
      {options.length === 0 && <output className={styles.nothing}>{nothing}</output>}
    </>
  )
}
