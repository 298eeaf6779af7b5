import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { derivedRoles } from '../../../journey/model/vocabulary.ts'
import { useLanguage, useText } from '../../language/text.ts'
import { type DraftPlace, draftId } from '../../state/draft.ts'
import { type CellPlace, type Standing, placeKey } from '../../state/focus.ts'
import { gridOf } from '../../state/grid.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { commitDraft } from '../../state/write-draft.ts'
import { useCanvasState } from './canvas-state.ts'
import { DraftField } from './draft-field.tsx'
import { placeBox } from './grid-box.ts'
import { placeName } from '../../actions/place-name.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useDraftPlace, useKeptDraft } from '../../actions/use-draft.ts'
import { type GridItem, cornerKey, gridWindow } from './grid-window.ts'
import styles from './grid.module.css'
import { putOver } from './put-over.ts'
import { focusStop, useKeptFocus } from './use-kept-focus.ts'
import { useViewport } from './viewport.tsx'

/**
 * The map for the keyboard and for screen readers: a grid of stages by lanes beside the drawing, one tab stop in all. The
 * place that has the keyboard lies over the drawing of it and bears the mark; the drawing itself takes no focus.
 */
export function MapGrid({ surface }: { readonly surface: HTMLElement | null }) {
  const text = useText()
  const language = useLanguage()
  const editor = useEditor()
  const map = useEditorState((state) => state.shown.map)
  const arrangement = useEditorState((state) => state.shown.arrangement)
  const dimmed = useEditorState((state) => state.shown.dimmed)
  const focus = useEditorState((state) => state.focus)
  const selection = useEditorState((state) => state.selection)
  const layout = useCanvasState((state) => state.layout)
  const flowWords = useCanvasState((state) => state.flowWords)
  const moneyNote = useCanvasState((state) => state.moneyNote)
  const viewport = useViewport()
  const root = useRef<HTMLDivElement>(null)
  const drafted = useDraftPlace()
  const context = useActions()
  const [active, setActive] = useState(false)

  const standing: Standing = useMemo(() => ({ map, arrangement }), [map, arrangement])
  const shown = useMemo(() => gridWindow(gridOf(standing), focus), [standing, focus])
  const focusKey = focus ? placeKey(focus) : cornerKey

  useKeptFocus(surface, root)
  useKeptDraft()
  // Whatever it was begun with, a button or a menu: words go to the card.
  useLayoutEffect(() => {
    if (drafted?.kind === 'card') focusStop(root.current)
  }, [drafted])

  useEffect(() => {
    // What is written belongs to the place where it was begun: it is kept before the press goes elsewhere. Whoever goes
    // on by pointer means letters as shortcuts, not as words for the place that the keyboard has left.
    const leave = (event: PointerEvent) => {
      const target = event.target as Element
      if (root.current?.contains(target) || target.closest(`[data-thing="${draftId}"]`)) return
      commitDraft(context())
      if (editor.store.getState().focus?.kind === 'cell') editor.focusOn(undefined)
    }
    surface?.addEventListener('pointerdown', leave, { capture: true })
    return () => surface?.removeEventListener('pointerdown', leave, { capture: true })
  }, [surface, editor, context])

  // Panning and zooming render nothing: the place is put over its drawing straight in the page.
  useLayoutEffect(() => {
    const element = root.current?.querySelector<HTMLElement>('[data-at]')
    const box = focus && placeBox(layout, focus)
    if (!element || !surface) return undefined
    const place = () => putOver(element, surface, focus, box, viewport.getState().transform)
    let stop = place()
    const unsubscribe = viewport.subscribe((state, before) => {
      if (state.transform === before.transform && state.width === before.width) return
      stop()
      stop = place()
    })
    return () => {
      stop()
      unsubscribe()
    }
  }, [surface, viewport, layout, focus])

  return (
    <>
      <div
        ref={root}
        role="grid"
        className={styles.grid}
        aria-label={text('canvas.label', { title: map.meta.title || text('untitled.map') })}
        aria-describedby="grid-help"
        aria-multiselectable
        aria-rowcount={shown.rowCount}
        aria-colcount={shown.columnCount}
        data-active={active || undefined}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
      >
        {shown.lines.map(({ row, items }) => (
          // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a table's rows lay out what stands over the drawing
          <div key={row} role="row" aria-rowindex={row}>
            {items.map((item) => {
              const isHere = item.key === focusKey
              const name = placeName(item.place, { ...standing, dimmed, text, language, flowWords })
              const isEmpty = isHere && item.place?.kind === 'cell' && takesWords(item.place, standing, drafted)
              return (
                <div
                  key={item.key}
                  role={item.role}
                  className={isHere ? styles.here : styles.near}
                  {...(isEmpty ? {} : { tabIndex: isHere ? 0 : -1, 'aria-label': name })}
                  aria-colindex={item.column}
                  {...spans(item)}
                  {...(isHere && item.place?.kind === 'card' && moneyNote?.on.has(item.place.id)
                    ? { 'aria-describedby': 'money-note' }
                    : {})}
                  {...(item.place === undefined || item.place.kind === 'cell'
                    ? {}
                    : { 'aria-selected': selection.includes(item.place.id) })}
                  {...(isHere ? { 'data-at': item.place?.kind ?? 'map' } : {})}
                >
                  {item.role !== 'gridcell' && <span className={styles.words}>{name}</span>}
                  {isEmpty && <DraftField at={item.place} name={name} />}
                </div>
              )
            })}
          </div>
        ))}
      </div>
      <p id="grid-help" hidden>
        {text('grid.help')}
      </p>
      {moneyNote && (
        <p id="money-note" hidden>
          {moneyNote.words}
        </p>
      )}
    </>
  )
}

function spans({ columnSpan, rowSpan }: GridItem) {
  return {
    ...(columnSpan > 1 ? { 'aria-colspan': columnSpan } : {}),
    ...(rowSpan > 1 ? { 'aria-rowspan': rowSpan } : {}),
  }
}

/** Whether a card is made by typing there: not where a lane shows what hangs on touchpoints, unless one was asked for. */
function takesWords(place: CellPlace, { map }: Standing, drafted: DraftPlace | undefined): boolean {
  if (drafted?.kind === 'card' && placeKey(drafted.at) === placeKey(place)) return true
  const role = map.lanes.find(({ id }) => id === place.lane)?.role
  return role !== undefined && !derivedRoles.has(role)
}
