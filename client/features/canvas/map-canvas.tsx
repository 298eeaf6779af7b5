import { type Node, ReactFlow, ReactFlowProvider, useReactFlow, useStore, useStoreApi } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { type PointerEvent as ReactPointerEvent, type ReactNode, useEffect, useMemo, useState } from 'react'
import type { CardBox, MapLayout } from '../../../journey/layout/map-layout.ts'
import { type DerivedHit, cardAt, derivedAt, slotAt } from '../../../journey/layout/hit-test.ts'
import { addCardAt } from '../../actions/add.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import { type Editor, useEditor, useEditorState } from '../../state/editor.ts'
import { useWorkplace } from '../../state/workplace.ts'
import { CanvasServicesContext } from './canvas-context.ts'
import { CanvasContext, type CanvasStore, createCanvasStore, useCanvasState } from './canvas-state.ts'
import { CardNode } from './card-node.tsx'
import { isFar } from './detail.ts'
import { EmptyHints } from './empty-hints.tsx'
import { FrozenPanes } from './frozen-panes.tsx'
import { GestureLayer } from './gesture-layer.tsx'
import { pressCard, pressLinkHandle } from './gestures.ts'
import { keepLaidOut, layoutOf } from './keep-laid-out.ts'
import { useKeyboard } from './keyboard.ts'
import { Minimap } from './minimap.tsx'
import { PeopleLayer } from './people-layer.tsx'
import { SelectionAnnouncer } from './selection-announcer.tsx'
import { Sheet } from './sheet.tsx'
import { SheetMenu } from './sheet-menu.tsx'
import { Toolbar } from './toolbar.tsx'
import { canvasView } from './view-control.ts'
import styles from './map-canvas.module.css'

interface MapCanvasProps {
  readonly presence: Presence
  /** What stands over the canvas: the panel's toggle, the tray. */
  readonly children?: ReactNode
}

/** The map as people work on it: the sheet, its cards, everyone's pointers, and the tools. */
export function MapCanvas(props: MapCanvasProps) {
  const editor = useEditor()
  const language = useLanguage()
  const [store] = useState(() => createCanvasStore(layoutOf(editor.store.getState().map, language)))
  useEffect(() => keepLaidOut(editor, store, language), [editor, store, language])
  return (
    <ReactFlowProvider>
      <CanvasContext value={store}>
        <Surface {...props} store={store} />
      </CanvasContext>
    </ReactFlowProvider>
  )
}

const nodeTypes = { card: CardNode }
const noEdges: never[] = []

function Surface({ presence, children, store }: MapCanvasProps & { readonly store: CanvasStore }) {
  const text = useText()
  const editor = useEditor()
  const flow = useReactFlow()
  const flowStore = useStoreApi()
  const [surface, setSurface] = useState<HTMLElement | null>(null)
  const title = useEditorState((state) => state.map.meta.title)
  const hasSelection = useEditorState((state) => state.selection.length > 0)
  const nodes = useCardNodes()

  const view = useMemo(() => canvasView(flow, flowStore, store, surface), [flow, flowStore, store, surface])
  const context = useActions()
  const workplace = useWorkplace()
  const services = useMemo(() => ({ presence }), [presence])
  useEffect(() => workplace.setState({ view }), [workplace, view])
  useKeyboard(surface, context)
  useEffect(() => editor.store.subscribe(({ selection }) => presence.setSelection(selection)), [editor, presence])
  useEffect(() => editor.store.subscribe(({ renaming }) => presence.setEditing(renaming)), [editor, presence])

  const onPointerDown = (event: ReactPointerEvent) => {
    const target = event.target as Element
    if (event.button !== 0 || !surface || target.closest('textarea')) return
    const deps = { editor, store, flow, presence, surface }
    const handle = target.closest<HTMLElement>('[data-link-handle]')
    if (handle?.dataset.linkHandle !== undefined)
      return pressLinkHandle(event.nativeEvent, handle.dataset.linkHandle, deps)
    const card = target.closest<HTMLElement>('[data-card]')
    if (card?.dataset.card !== undefined) pressCard(event.nativeEvent, card.dataset.card, deps)
  }
  const onPointerMove = (event: ReactPointerEvent) => {
    const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
    presence.setCursor(point)
    if (event.pointerType === 'touch' || event.buttons !== 0) return
    const target = event.target as Element
    const overCard = target.closest<HTMLElement>('[data-card]')?.dataset.card
    const overSheet = overCard === undefined && target.closest('.react-flow__pane, [data-add-here]') !== null
    const { layout } = store.getState()
    const isOpen = overSheet && !derivedAt(layout, point.x, point.y)
    const next = isOpen ? (slotAt(layout, point.x, point.y) ?? undefined) : undefined
    const { hover, hoverCard } = store.getState()
    if (hoverCard !== overCard) store.setState({ hoverCard: overCard })
    if (JSON.stringify(hover) !== JSON.stringify(next)) store.setState({ hover: next })
  }
  return (
    <CanvasServicesContext value={services}>
      <section
        ref={setSurface}
        data-canvas
        data-selected={hasSelection || undefined}
        className={styles.canvas}
        aria-label={text('canvas.label', { title })}
        aria-describedby="canvas-help"
        // The drawing is one stop for the keyboard: arrow keys go from card to card inside it.
        tabIndex={0}
        onPointerDownCapture={(event) => {
          // A mouse moves cards wherever they are; a finger moves what is selected, and pans otherwise. React Flow looks
          // for this class when the press reaches it.
          const card = (event.target as Element).closest<HTMLElement>('[data-card]')
          const held = editor.store.getState().selection.includes(card?.dataset.card ?? '')
          card?.classList.toggle('nopan', event.pointerType !== 'touch' || held)
        }}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerLeave={() => {
          presence.setCursor(undefined)
          store.setState({ hover: undefined, hoverCard: undefined })
        }}
      >
        <p id="canvas-help" hidden>
          {text('canvas.help')}
        </p>
        <SheetMenu>
          <div className={styles.flow}>
            <ReactFlow
              nodes={nodes}
              edges={noEdges}
              nodeTypes={nodeTypes}
              nodesDraggable={false}
              nodesConnectable={false}
              nodesFocusable={false}
              edgesFocusable={false}
              elementsSelectable={false}
              disableKeyboardA11y
              deleteKeyCode={null}
              selectionKeyCode={null}
              multiSelectionKeyCode={null}
              panOnScroll
              panOnDrag={[0, 1]}
              zoomOnDoubleClick={false}
              minZoom={0.04}
              maxZoom={4}
              onlyRenderVisibleElements
              onInit={() => view.open()}
              onPaneClick={(event) => {
                // From far away cards are not elements: what was hit is a matter of geometry.
                const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
                const { layout } = store.getState()
                const card = isFar(flowStore.getState()) ? cardAt(layout, point.x, point.y) : undefined
                const hit = card ? undefined : derivedAt(layout, point.x, point.y)
                if (hit) openDerived(editor, hit)
                else editor.select(card === undefined ? [] : [card.id])
              }}
              onDoubleClick={(event) => {
                const target = event.target as Element
                const card = target.closest<HTMLElement>('[data-card]')?.dataset.card
                if (card !== undefined) return editor.rename(card)
                if (!target.closest('.react-flow__pane')) return
                const point = flow.screenToFlowPosition({ x: event.clientX, y: event.clientY })
                const { layout } = store.getState()
                const slot = slotAt(layout, point.x, point.y)?.slot
                // The first click has opened what a derived lane shows there.
                if (slot && !derivedAt(layout, point.x, point.y)) addCardAt(context(), slot)
              }}
            >
              <Sheet />
              <GestureLayer />
              <EmptyHints />
              <PeopleLayer />
            </ReactFlow>
            <FrozenPanes />
          </div>
        </SheetMenu>
        <Minimap />
        <Toolbar />
        <SelectionAnnouncer />
        <div className={styles.over} data-chrome>
          {children}
        </div>
      </section>
    </CanvasServicesContext>
  )
}

/** Selects what something in a derived lane hangs on, and shows in the panel what it is. */
function openDerived(editor: Editor, { role, on }: DerivedHit): void {
  editor.select([on])
  editor.showTab(role === 'friction' ? 'frictions' : role === 'metric' ? 'metrics' : 'details')
}

/** A node for each card, as long as cards are elements. A card whose box did not change keeps its node. */
function useCardNodes(): Node[] {
  const layout = useCanvasState((state) => state.layout)
  const far = useStore(isFar)
  return useMemo(() => (far ? [] : nodesOf(layout)), [layout, far])
}

const nodeOfBox = new WeakMap<CardBox, Node>()

function nodesOf(layout: MapLayout): Node[] {
  return layout.cards.map((box) => {
    const known = nodeOfBox.get(box)
    if (known) return known
    const { id, x, y, width, height } = box
    const node: Node = {
      id,
      type: 'card',
      position: { x, y },
      width,
      height,
      measured: { width, height },
      handles: [],
      data: { box },
    }
    nodeOfBox.set(box, node)
    return node
  })
}
