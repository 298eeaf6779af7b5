import { ChevronRight } from 'lucide-react'
import { type ReactNode, useId, useState } from 'react'
import styles from './fold.module.css'
import { usePanel } from './panel-context.ts'

interface FoldProps {
  /** By which it is remembered whether it is open. */
  readonly name: string
  readonly title: string
  /** What is inside, in a few words, while it is closed. */
  readonly summary?: ReactNode
  /** `section` of the panel, or a `part` of something in it. */
  readonly size: 'section' | 'part'
  readonly children: ReactNode
}

/** A part of the panel that most people never need: closed until it is asked for, and then open for other things too. */
export function Fold({ name, title, summary, size, children }: FoldProps) {
  const { folds } = usePanel()
  const id = useId()
  const [open, setOpen] = useState(() => folds.has(name))
  const toggle = () => {
    if (open) folds.delete(name)
    else folds.add(name)
    setOpen(!open)
  }
  return (
    <section className={styles.fold} data-size={size} data-fold={name}>
      <h3 className={styles.heading}>
        <button
          type="button"
          className={styles.button}
          aria-expanded={open}
          aria-controls={open ? id : undefined}
          onClick={toggle}
        >
          <ChevronRight size={14} className={styles.chevron} aria-hidden />
          <span className={styles.title}>{title}</span>
          {!open && Boolean(summary) && <span className={styles.summary}>{summary}</span>}
        </button>
      </h3>
      {open && (
        <div id={id} className={styles.body}>
          {children}
        </div>
      )}
    </section>
  )
}
