import { ListTree } from 'lucide-react'
import { type FocusEvent, type Ref, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { addStageAction } from '../../actions/add.ts'
import { bindKeys } from '../../actions/bind-keys.ts'
import { takeKeysOfPage } from '../../actions/page-keys.ts'
import { actions } from '../../actions/registry.ts'
import { ToolBar } from '../../actions/tool-bar.tsx'
import { ThingMenu } from '../../actions/thing-menu.tsx'
import { useActions } from '../../actions/use-actions.tsx'
import { useDraftPlace } from '../../actions/use-draft.ts'
import { Button } from '../../components/button.tsx'
import { EmptyState } from '../../components/empty-state.tsx'
import { watchLongPress } from '../../components/long-press.ts'
import { useText } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import type { CanvasView } from '../../state/canvas-view.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { placeKey } from '../../state/focus.ts'
import { usePeople } from '../../state/people.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { outlineKeys } from './outline-keys.ts'
import { DraftRow, Row } from './outline-row.tsx'
import type { OutlineRow } from './outline-rows.ts'
import { scrollingView } from './scrolling-view.ts'
import styles from './outline.module.css'
import { useOutline } from './use-outline.ts'

/**
 * The map as an outline of stages, lanes and cards: for screen readers, for small screens, and for whoever thinks in
 * lists. It works on the same selection as the drawing, with the same keys.
 */
export function OutlineView({ presence }: { readonly presence: Presence }) {
  const text = useText()
  const editor = useEditor()
  const context = useActions()
  const workplace = useWorkplace()
  const outline = useOutline(editor)
  const drafted = useDraftPlace()
  const people = usePeople(presence)
  const title = useEditorState((state) => state.map.meta.title)
  const selection = useEditorState((state) => state.selection)
  const renaming = useEditorState((state) => state.renaming)
  const [tree, setTree] = useState<HTMLElement | null>(null)
  const { open, startDraft, uncover } = outline
  // Going from row to row renders two rows, not all of them.
  const ofRows = useMemo(() => ({ open, startDraft }), [open, startDraft])

  const view = useMemo((): CanvasView => scrollingView(tree, editor, uncover), [tree, editor, uncover])
  useEffect(() => workplace.setState({ view }), [workplace, view])
  useEffect(() => {
    if (!tree) return undefined
    const stops = [
      bindKeys(
        tree,
        actions.filter(({ scope }) => scope !== 'page'),
        context,
      ),
      takeKeysOfPage(() => view.focus()),
      watchLongPress(tree),
    ]
    return () => stops.forEach((stop) => stop())
  }, [tree, context, view])
  useEffect(() => presence.setSelection(selection), [presence, selection])
  useEffect(() => presence.setEditing(renaming), [presence, renaming])

  const focusRow = (row: OutlineRow | undefined, extend = false) => {
    if (!row) return
    const { selection: before } = editor.store.getState()
    const own = row.place.kind === 'cell' ? [] : [row.place.id]
    editor.focusOn(row.place, extend ? [...new Set([...before, ...own])] : own)
    view.revealPlace(row.place)
    tree?.querySelector<HTMLElement>(`[data-row="${CSS.escape(row.key)}"]`)?.focus({ preventScroll: true })
  }
  // A row or field that goes while it has the keyboard hands it to the row that takes its place.
  const hasKeyboard = useRef(false)
  useLayoutEffect(() => {
    if (hasKeyboard.current && document.activeElement === document.body) view.focus()
  })
  const onBlur = ({ target, relatedTarget }: FocusEvent) => {
    if (relatedTarget) hasKeyboard.current = tree?.contains(relatedTarget) === true
    else queueMicrotask(() => (hasKeyboard.current &&= !target.isConnected))
  }
  const onFocus = (event: FocusEvent) => {
    hasKeyboard.current = true
    const key = (event.target as HTMLElement).dataset.row
    const row = outline.rows.find((other) => other.key === key)
    const { focus } = editor.store.getState()
    if (row && (!focus || placeKey(focus) !== row.key))
      editor.focusOn(row.place, row.place.kind === 'cell' ? [] : [row.place.id])
  }
  const marks = new Map(people.flatMap((person) => person.selection.map((id) => [id, person] as const)))

  if (outline.rows.length === 0 && !drafted) return <NoStages ref={setTree} />
  return (
    <>
      <section className={styles.outline} data-outline aria-label={text('outline.label', { title })}>
        <ThingMenu>
          {/* Every row is a tree item, and the tree takes the keys that go from one to another. */}
          {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus */}
          <div
            ref={setTree}
            role="tree"
            aria-label={text('outline.label', { title })}
            aria-multiselectable
            className={styles.tree}
            onKeyDown={(event) => outlineKeys(event, outline, context(), focusRow)}
            onFocus={onFocus}
            onBlur={onBlur}
          >
            {drafted && outline.draftBelow === '' && <DraftRow place={drafted} />}
            {outline.rows.map((row) => (
              <div key={row.key} role="presentation">
                <Row
                  row={row}
                  active={row.key === outline.active}
                  selected={row.place.kind !== 'cell' && selection.includes(row.place.id)}
                  renaming={row.place.kind !== 'cell' && renaming === row.place.id}
                  person={row.place.kind === 'cell' ? undefined : marks.get(row.place.id)}
                  outline={ofRows}
                />
                {drafted && outline.draftBelow === row.key && <DraftRow place={drafted} />}
              </div>
            ))}
          </div>
        </ThingMenu>
      </section>
      <ToolBar />
    </>
  )
}

function NoStages({ ref }: { readonly ref: Ref<HTMLDivElement> }) {
  const text = useText()
  const context = useActions()
  return (
    <div ref={ref} className={styles.outline} data-outline>
      <EmptyState
        picture={<ListTree size={28} />}
        title={text('canvas.emptyTitle')}
        action={
          <Button variant="primary" onClick={() => addStageAction.run(context())}>
            {text('canvas.emptyAction')}
          </Button>
        }
      >
        {text('canvas.emptyBody')}
      </EmptyState>
    </div>
  )
}
