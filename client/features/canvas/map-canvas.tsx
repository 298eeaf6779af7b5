import { type ReactNode, Suspense, lazy, useEffect, useMemo, useState } from 'react'
import { cardAt, derivedAt, slotAt } from '../../../journey/layout/hit-test.ts'
import { type Pressed, ThingMenu } from '../../actions/thing-menu.tsx'
import { useActions } from '../../actions/use-actions.tsx'
import { useLanguage, useText, withWords } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import { useEditor, useEditorState } from '../../state/editor.ts'
import { usePainted } from '../../state/painted.ts'
import { usePresentPeople } from '../../state/people.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { CanvasServicesContext } from './canvas-context.ts'
import { CanvasContext, type CanvasStore, createCanvasStore } from './canvas-state.ts'
import { CardLayer } from './card-layer.tsx'
import { isFar } from './detail.ts'
import { DragOverlay } from './drag-overlay.tsx'
import { FirstTouchpoints, NoStages } from './empty-hints.tsx'
import { FrozenPanes } from './frozen-panes.tsx'
import { GestureLayer } from './gesture-layer.tsx'
import { firstLayout, keepLaidOut } from './keep-laid-out.ts'
import { useKeyboard } from './keyboard.ts'
import { MapGrid } from './map-grid.tsx'
import { Sheet } from './sheet.tsx'
import { useSliding } from './sliding.ts'
import { Toolbar } from './toolbar.tsx'
import { useKeptInSight } from './use-kept-in-sight.ts'
import { usePointer } from './use-pointer.ts'
import { canvasView } from './view-control.ts'
import { createViewport } from '../../state/viewport-store.ts'
import { untilFetched } from '../../language/until-fetched.ts'
import { ViewportContext, ViewportLayer, useViewport } from './viewport.tsx'
import styles from './map-canvas.module.css'

// Whoever is alone needs none; without it the map is the same.
const PeopleLayer = lazy(() =>
  untilFetched(() => import('./people-layer.tsx')).then(
    (part) => ({ default: part.PeopleLayer }),
    () => ({ default: () => null }),
  ),
)
const CommentLayer = lazy(async () => ({
  default: (await untilFetched(() => import('./comment-layer.tsx'))).CommentLayer,
}))
const Minimap = lazy(async () => ({ default: (await withWords(() => import('./minimap.tsx'))).Minimap }))

interface MapCanvasProps {
  readonly presence: Presence
  /** What stands over the canvas: the panel's toggle, the tray. */
  readonly children?: ReactNode
}

/** The map as people work on it: the sheet, its cards, everyone's pointers, and the tools. */
export function MapCanvas(props: MapCanvasProps) {
  const editor = useEditor()
  const language = useLanguage()
  const [first] = useState(() => firstLayout(editor, language))
  const [store] = useState(() => createCanvasStore(first.layout))
  const [viewport] = useState(createViewport)
  useEffect(() => keepLaidOut(editor, store, language, first), [editor, store, language, first])
  return (
    <ViewportContext value={viewport}>
      <CanvasContext value={store}>
        <Surface {...props} store={store} />
      </CanvasContext>
    </ViewportContext>
  )
}

function Others({ presence }: { readonly presence: Presence }) {
  const isAlone = usePresentPeople(presence).length === 0
  return (
    !isAlone && (
      <Suspense>
        <PeopleLayer />
      </Suspense>
    )
  )
}

function Comments() {
  const isAny = useEditorState(({ map }) => map.comments !== undefined)
  return (
    isAny && (
      <Suspense>
        <CommentLayer />
      </Suspense>
    )
  )
}

function Surface({ presence, children, store }: MapCanvasProps & { readonly store: CanvasStore }) {
  const text = useText()
  const editor = useEditor()
  const viewport = useViewport()
  const [surface, setSurface] = useState<HTMLElement | null>(null)
  const title = useEditorState((state) => state.map.meta.title)
  const hasSelection = useEditorState((state) => state.selection.length > 0)
  const isPainted = usePainted()

  const view = useMemo(() => canvasView(viewport, store, surface), [viewport, store, surface])
  const context = useActions()
  const workplace = useWorkplace()
  const services = useMemo(() => ({ presence }), [presence])
  useEffect(() => workplace.setState({ view }), [workplace, view])
  useKeptInSight(view)
  useSliding(surface)
  useKeyboard(surface, context)
  useEffect(() => editor.store.subscribe(({ selection }) => presence.setSelection(selection)), [editor, presence])
  useEffect(() => editor.store.subscribe(({ renaming }) => presence.setEditing(renaming)), [editor, presence])

  usePointer(surface, presence, context)
  // Empty places are no elements, and from afar cards are one drawing: what is there is a matter of geometry.
  const pressedAt = (clientX: number, clientY: number): Pressed => {
    const { x, y } = viewport.screenToSheet({ x: clientX, y: clientY })
    const { layout } = store.getState()
    const thing = isFar(viewport.getState()) ? cardAt(layout, x, y)?.id : undefined
    if (thing !== undefined) return { thing }
    return { slot: slotAt(layout, x, y)?.slot, holder: derivedAt(layout, x, y)?.on }
  }

  return (
    <CanvasServicesContext value={services}>
      <section
        ref={setSurface}
        data-canvas
        data-selected={hasSelection || undefined}
        className={styles.canvas}
        aria-label={text('canvas.label', { title })}
        // What is pressed gives its focus to the grid, which is the one stop for the keyboard.
        tabIndex={-1}
      >
        <ThingMenu pressedAt={pressedAt}>
          <div className={styles.drawing}>
            <ViewportLayer onOpen={() => view.open()}>
              <Sheet />
              <CardLayer />
              <GestureLayer />
              <FirstTouchpoints />
              <Others presence={presence} />
              <Comments />
            </ViewportLayer>
            <NoStages />
            <FrozenPanes />
            <MapGrid surface={surface} />
            <DragOverlay />
          </div>
        </ThingMenu>
        {isPainted && (
          <Suspense>
            <Minimap />
          </Suspense>
        )}
        <Toolbar />
        <div className={styles.over} data-chrome>
          {children}
        </div>
      </section>
    </CanvasServicesContext>
  )
}
