import { CopyPlus, PanelRightClose, Trash2 } from 'lucide-react'
import { type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Friction } from '../../../journey/model/schema.ts'
import { deleteSelection } from '../../actions/delete-selection.ts'
import { duplicateSelection } from '../../actions/duplicate-selection.ts'
import { IconButton } from '../../components/button.tsx'
import { DraftsContext } from '../../components/drafts.ts'
import { HidesAssumedContext } from '../../components/hides-assumed.ts'
import { useToastRoom } from '../../components/toast-room.ts'
import { useText } from '../../language/text.ts'
import type { MapSession } from '../../services/map-session.ts'
import { type Thing, findThing, useEditorState } from '../../state/editor.ts'
import { useBoard } from '../../state/board.ts'
import { openOrClosePanel, useWorkplace, useWorkplaceState } from '../../state/workplace.ts'
import { DiscussionProvider } from '../../components/discussion/discussion-provider.tsx'
import { CardPanel } from './card/card-panel.tsx'
import { FrictionKind, FrictionPanel } from './frictions/friction-panel.tsx'
import { LanePanel } from './lane-panel.tsx'
import { LinkPanel } from './link-panel.tsx'
import { MapPanel } from './map/map-panel.tsx'
import { PanelContext, usePanel, useRunAction } from './panel-context.ts'
import { SelectionPanel } from './selection-panel.tsx'
import { SheetHandle } from './sheet-handle.tsx'
import styles from './side-panel.module.css'
import { StagePanel } from './stage-panel.tsx'
import { ThingKind } from './thing-kind.tsx'
import { type SheetHeight, toastsAbove, useIsSheet } from './use-sheet.ts'

/**
 * Edits what is selected, or the map when nothing is. At the right of the canvas; on a phone a sheet at the foot that
 * leaves the canvas in sight. Beside the canvas a closed panel is gone; on a phone its handle stays at the foot.
 */
export function SidePanel({ session }: { readonly session: MapSession }) {
  const t = useText()
  const workplace = useWorkplace()
  const open = useWorkplaceState((state) => state.panelOpen)
  const panel = useRef<HTMLElement>(null)
  const [drafts] = useState(() => new Map<string, string>())
  const [height, setHeight] = useState<SheetHeight>('half')
  const isSheet = useIsSheet()
  const hidesAssumed = useEditorState(({ look }) => look.hideAssumed)
  const things = useSelectedThings()
  const friction = useBoardFriction()
  useToastRoom('above-sheet', isSheet ? toastsAbove[open ? height : 'peek'] : undefined)
  useToastRoom('beside-panel', isSheet || !open ? undefined : '360px')

  const focus = useCallback(() => panel.current?.focus({ preventScroll: true }), [])
  const [folds] = useState(() => new Set<string>())
  const context = useMemo(() => ({ folds, focus }), [folds, focus])
  const isAsked = useWorkplaceState(({ asked }) => asked === 'panel')
  useEffect(() => {
    if (!isAsked || !open) return
    workplace.setState({ asked: undefined })
    focus()
  }, [isAsked, open, workplace, focus])
  if (!open && !isSheet) return null

  const [first, second] = things
  const key = friction ? friction.id : first === undefined ? 'map' : second === undefined ? first.value.id : 'several'
  return (
    <PanelContext value={context}>
      {/* Escape leads back to the map; the panel's own controls take it first. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
      <aside
        ref={panel}
        onKeyDown={(event) => {
          const isOwn = panel.current?.contains(event.target as Node) ?? false
          if (event.key === 'Escape' && isOwn && !event.defaultPrevented) workplace.getState().view.focus()
        }}
        id="side-panel"
        tabIndex={-1}
        aria-label={t('panel.label')}
        className={styles.panel}
        data-height={open ? height : 'peek'}
      >
        {isSheet && (
          <SheetHandle
            height={open ? height : 'peek'}
            onChange={(next) => {
              if (next !== 'peek') setHeight(next)
              openOrClosePanel(workplace, next !== 'peek')
            }}
          />
        )}
        <header className={styles.bar}>
          {friction ? (
            <FrictionKind friction={friction} withTitle={isSheet && !open} />
          ) : (
            <ThingKind things={things} withTitle={isSheet && !open} />
          )}
          {second === undefined && first !== undefined && <ThingActions thing={first} />}
          {!isSheet && (
            <IconButton
              size="small"
              label={t('panel.close')}
              icon={<PanelRightClose size={16} />}
              onClick={() => openOrClosePanel(workplace, false)}
            />
          )}
        </header>
        <div key={key} className={styles.content} inert={isSheet && !open}>
          <DraftsContext value={drafts}>
            <HidesAssumedContext value={hidesAssumed}>
              <DiscussionProvider session={session}>
                {friction ? <FrictionPanel friction={friction} /> : <Content things={things} />}
              </DiscussionProvider>
            </HidesAssumedContext>
          </DraftsContext>
        </div>
      </aside>
    </PanelContext>
  )
}

function Content({ things }: { readonly things: readonly Thing[] }): ReactNode {
  const [thing, second] = things
  if (!thing) return <MapPanel />
  if (second) return <SelectionPanel things={things} />
  if (thing.kind === 'card') return <CardPanel card={thing.value} />
  if (thing.kind === 'stage') return <StagePanel stage={thing.value} />
  if (thing.kind === 'lane') return <LanePanel lane={thing.value} />
  return <LinkPanel link={thing.value} />
}

/** The friction that the panel shows beside the board. */
function useBoardFriction(): Friction | undefined {
  const isBoard = useWorkplaceState(({ mode }) => mode === 'board')
  const shown = useBoard((state) => state.shown)
  return useEditorState(({ map }) => (isBoard ? map.frictions.find(({ id }) => id === shown) : undefined))
}

function ThingActions({ thing }: { readonly thing: Thing }) {
  const t = useText()
  const run = useRunAction()
  const { focus } = usePanel()
  return (
    <>
      {thing.kind !== 'link' && (
        <IconButton
          size="small"
          label={t('action.duplicate')}
          shortcut={duplicateSelection.shortcuts?.[0] ?? ''}
          icon={<CopyPlus size={16} />}
          onClick={() => run(duplicateSelection)}
        />
      )}
      <IconButton
        size="small"
        label={t('action.delete')}
        icon={<Trash2 size={16} />}
        onClick={() => {
          run(deleteSelection)
          focus()
        }}
      />
    </>
  )
}

function useSelectedThings(): readonly Thing[] {
  const map = useEditorState((state) => state.map)
  const selection = useEditorState((state) => state.selection)
  return useMemo(() => selection.flatMap((id) => findThing(map, id) ?? []), [map, selection])
}
