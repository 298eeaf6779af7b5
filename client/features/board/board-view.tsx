import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { takeKeysOfPage } from '../../actions/page-keys.ts'
import { HidesAssumedContext } from '../../components/hides-assumed.ts'
import { Tabs } from '../../components/tabs.tsx'
import { useText } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import type { CanvasView } from '../../state/canvas-view.ts'
import { boardOf, boardTabs, toggled, useBoard } from '../../state/board.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import styles from './board.module.css'
import { FixBoard } from './fix-board.tsx'
import { FrictionBoard } from './friction-board.tsx'
import { History } from './history.tsx'

const nothing = () => {}

/**
 * The frictions of a map, ranked side by side, what can be done about them, and how far that has come: for those who
 * decide what comes first.
 */
export function BoardView({ presence }: { readonly presence: Presence }) {
  const t = useText()
  const editor = useEditor()
  const workplace = useWorkplace()
  const tab = useBoard((state) => state.tab)
  const title = useEditorState(({ map }) => map.meta.title)
  const frictions = useEditorState(({ map }) => map.frictions.length)
  const fixes = useEditorState(({ map }) => map.fixes.length)
  const hides = useEditorState(({ look }) => look.hideAssumed)
  const page = useRef<HTMLElement>(null)
  const [shownRow, setShownRow] = useState<{ readonly id: string }>()
  useEffect(() => presence.setSelection([]), [presence])

  const focus = useCallback(() => {
    // The table; on a phone its first card; where there is neither, the search.
    const starts = [
      '[role=tabpanel] > * > [role=grid] [tabindex="0"]',
      '[data-card-open]',
      '[role=tabpanel] input, [role=tab]',
    ]
    const found = starts.map((start) => page.current?.querySelector<HTMLElement>(start)).find(Boolean)
    found?.focus({ preventScroll: true })
  }, [])
  const view = useMemo(
    (): CanvasView => ({
      open: nothing,
      fit: nothing,
      zoomTo: nothing,
      zoomBy: nothing,
      fitTo: nothing,
      reveal: nothing,
      revealPlace: nothing,
      focus,
      showChanged(ids) {
        const { map } = editor.store.getState()
        const board = boardOf(editor)
        const friction = map.frictions.find(({ id }) => ids.includes(id))
        const fix = map.fixes.find(({ id }) => ids.includes(id))
        if (friction) board.setState({ tab: 'frictions' })
        else if (fix && board.getState().tab !== 'frictions') board.setState({ tab: 'fixes' })
        else if (fix?.frictions[0] !== undefined)
          board.setState(({ unfolded }) => ({ unfolded: toggled(unfolded, fix.frictions[0] ?? '', true) }))
        const id = friction?.id ?? fix?.id
        if (id !== undefined) setShownRow({ id })
      },
    }),
    [editor, focus],
  )
  useEffect(() => workplace.setState({ view }), [workplace, view])
  useEffect(() => takeKeysOfPage(focus), [focus])
  // What a step has changed is shown once it stands there.
  useEffect(() => {
    if (!shownRow) return undefined
    const frame = requestAnimationFrame(() => {
      const row = page.current?.querySelector<HTMLElement>(`[data-row="${CSS.escape(shownRow.id)}"]`)
      row?.scrollIntoView({ block: 'nearest' })
      row?.animate([{ background: 'var(--j-accent-tint)' }, {}], { duration: 900, easing: 'ease-out' })
    })
    return () => cancelAnimationFrame(frame)
  }, [shownRow])
  const content = { frictions: <FrictionBoard />, fixes: <FixBoard />, history: <History /> }
  const count = { frictions, fixes, history: 0 }
  return (
    <HidesAssumedContext value={hides}>
      <section ref={page} className={styles.board} data-board aria-label={t('board.label', { title })}>
        <Tabs
          label={t('board.views')}
          value={tab}
          onChange={(value) =>
            boardOf(editor).setState({ tab: boardTabs.find((each) => each === value) ?? 'frictions' })
          }
          tabs={boardTabs.map((each) => ({
            value: each,
            label: t(`board.tab-${each}`),
            count: count[each],
            content: content[each],
          }))}
        />
      </section>
    </HidesAssumedContext>
  )
}
