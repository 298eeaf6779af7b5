import { useEffect, useState } from 'react'
import { useText } from '../../language/text.ts'
import styles from './presentation.module.css'
import type { Note } from './notes.ts'

interface NotesPanelProps {
  readonly notes: readonly Note[]
  /** Title of the next step; nothing at the last. */
  readonly next: string | undefined
  /** When the presentation began, ms. */
  readonly since: number
}

/** What the speaker alone sees: the notes of the step, what comes next, and how long it has taken. */
export function NotesPanel({ notes, next, since }: NotesPanelProps) {
  const text = useText()
  return (
    <aside className={styles.notes} aria-label={text('present.notes')} data-controls data-speaker-notes>
      <header>
        <h3>{text('present.notes')}</h3>
        <Elapsed since={since} />
      </header>
      <p className={styles.hint}>{text('present.notesHint')}</p>
      <div
        className={styles.noteList}
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long notes are scrolled by keys
        tabIndex={0}
      >
        {notes.length === 0 && <p className={styles.hint}>{text('present.noNotes')}</p>}
        {notes.map(({ id, of, text: words }) => (
          <section key={id}>
            {of !== undefined && <h4>{of || text('untitled.card')}</h4>}
            <p dir="auto">{words}</p>
          </section>
        ))}
      </div>
      <p className={styles.next}>
        {next === undefined ? text('present.lastStep') : text('present.nextStep', { title: next })}
      </p>
    </aside>
  )
}

function Elapsed({ since }: { readonly since: number }) {
  const text = useText()
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - since) / 1_000))
  const shown = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <time className={styles.elapsed} title={text('present.elapsed')}>
      {shown}
    </time>
  )
}
