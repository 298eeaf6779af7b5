import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useText } from '../../language/text.ts'
import styles from './reality.module.css'

interface RowsProps<Item> {
  readonly title: string
  readonly hint?: ReactNode
  /** Buttons for all rows. */
  readonly action?: ReactNode
  readonly items: readonly Item[]
  /** Said where there are none. Without it the part is left out then. */
  readonly nothing?: string
  readonly keyOf: (item: Item) => string
  readonly children: (item: Item) => ReactNode
}

/** Rows that are shown at first, and at most. */
const few = 8
const most = 200

/** A part of what was found: rows of one kind, each with what can be done about it. */
export function Rows<Item>({ title, hint, action, items, nothing, keyOf, children }: RowsProps<Item>) {
  const text = useText()
  const id = useId()
  const [isWhole, setWhole] = useState(false)
  const part = useKeptFocus()
  if (items.length === 0 && nothing === undefined) return null
  const shown = items.slice(0, isWhole ? most : few)
  return (
    <section className={styles.section} aria-labelledby={id} ref={part}>
      <div className={styles.head}>
        <h3 id={id} className={styles.heading} tabIndex={-1}>
          {title} {items.length > 0 && <span className={styles.count}>{items.length}</span>}
        </h3>
        {action}
      </div>
      {items.length > 0 && hint !== undefined && <p className={styles.quiet}>{hint}</p>}
      {items.length === 0 ? (
        <p className={styles.quiet}>{nothing}</p>
      ) : (
        <ul className={styles.rows}>
          {shown.map((item) => (
            <li key={keyOf(item)} className={styles.row}>
              {children(item)}
            </li>
          ))}
        </ul>
      )}
      {items.length > few && !isWhole && (
        <Button size="small" variant="quiet" className={styles.more} onClick={() => setWhole(true)}>
          {text('reality.showAll', { count: Math.min(items.length, most) - few })}
        </Button>
      )}
      {isWhole && items.length > most && (
        <p className={styles.quiet}>{text('reality.cut', { shown: most, count: items.length })}</p>
      )}
    </section>
  )
}

/** Where a button goes away with its row once it is pressed, the keyboard goes on with the next row, or with the title. */
function useKeptFocus() {
  const part = useRef<HTMLElement>(null)
  const at = useRef<{ readonly element: Element; readonly row: number }>(undefined)
  useLayoutEffect(() => {
    const section = part.current
    if (!section) return undefined
    const listen = new AbortController()
    const take = ({ target }: FocusEvent) => {
      if (!(target instanceof Element)) return
      const rows = [...section.querySelectorAll('li')]
      at.current = { element: target, row: rows.findIndex((row) => row.contains(target)) }
    }
    section.addEventListener('focusin', take, { signal: listen.signal })
    // A button that goes away is not left as one that someone moves on from.
    const leave = ({ relatedTarget }: FocusEvent) => {
      if (relatedTarget instanceof Element && !section.contains(relatedTarget)) at.current = undefined
    }
    section.addEventListener('focusout', leave, { signal: listen.signal })
    return () => listen.abort()
  })
  useLayoutEffect(() => {
    const was = at.current
    const section = part.current
    if (!was || !section || was.element.isConnected) return
    at.current = undefined
    const row = section.querySelectorAll('li')[Math.max(0, was.row)]
    const next = row?.querySelector<HTMLElement>('button:not(:disabled)') ?? section.querySelector<HTMLElement>('h3')
    next?.focus()
  })
  return part
}
