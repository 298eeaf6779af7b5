import { useState } from 'react'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { showOnMap } from '../../actions/board.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { Dialog } from '../../components/dialog.tsx'
import { useAgo } from '../../language/formats.ts'
import { useText } from '../../language/text.ts'
import { useEditorState } from '../../state/editor.ts'
import { openOrClosePanel } from '../../state/workplace.ts'
import styles from '../../components/discussion/discussion.module.css'
import { type Thread, threadsOf } from '../../components/discussion/threads.ts'

/** Everything that was said on the map and is not settled; a press goes there. */
export function CommentsDialog({ onClose }: { readonly onClose: () => void }) {
  const text = useText()
  const ago = useAgo()
  const context = useActions()
  const [now] = useState(Date.now)
  const map = useEditorState((state) => state.map)
  const threads = threadsOf(map.comments)
    .filter(({ first }) => first.doneAt === undefined)
    .toSorted((a, b) => newest(b) - newest(a))
  const open = ({ first: { on } }: Thread) => {
    const { editor, workplace } = context()
    const { place, isOfFriction } = whereIs(map, on)
    onClose()
    openOrClosePanel(workplace, true)
    editor.showTab(isOfFriction ? 'frictions' : 'comments')
    if (place === undefined) editor.select([])
    else showOnMap(context(), place)
  }
  return (
    <Dialog
      open
      size="medium"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={text('comments.allTitle')}
      description={text('comments.allAbout')}
    >
      {threads.length === 0 && <p className={styles.note}>{text('comments.allNone')}</p>}
      <ul className={styles.all}>
        {threads.map((thread) => {
          const last = thread.answers.at(-1) ?? thread.first
          return (
            <li key={thread.first.id}>
              <button type="button" className={styles.entry} onClick={() => open(thread)}>
                <strong dir="auto">{whereIs(map, thread.first.on).title || text('untitled.card')}</strong>
                <span className={styles.excerpt} dir="auto">
                  {thread.first.text}
                </span>
                <small dir="auto">
                  {[
                    last.name || text('comments.someone'),
                    ago(last.at, now),
                    ...(thread.answers.length > 0 ? [text('comments.answers', { count: thread.answers.length })] : []),
                  ].join(' · ')}
                </small>
              </button>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}

const newest = ({ first, answers }: Thread) => (answers.at(-1) ?? first).at

/** What a comment is about, and the card or stage by which one comes there. */
function whereIs(
  { cards, stages, frictions, fixes }: JourneyMap,
  on: string,
): { readonly title: string; readonly place: string | undefined; readonly isOfFriction: boolean } {
  const spot = [...cards, ...stages].find(({ id }) => id === on)
  if (spot) return { title: spot.title, place: on, isOfFriction: false }
  const fix = fixes.find(({ id }) => id === on)
  const friction = frictions.find(({ id }) => id === (fix ? fix.frictions[0] : on))
  return { title: (fix ?? friction)?.title ?? '', place: friction?.on[0], isOfFriction: true }
}
