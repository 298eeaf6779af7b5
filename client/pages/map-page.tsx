import { ListTree, PanelBottom, PanelRight, Presentation as PresentIcon, TableProperties } from 'lucide-react'
import { Suspense, lazy, useCallback, useEffect, useState } from 'react'
import { includesRole } from '../../journey/model/access.ts'
import { isNewer } from '../../journey/model/schema.ts'
import { showsEverything } from '../../journey/views/look.ts'
import { useStore } from 'zustand'
import { bindKeys } from '../actions/bind-keys.ts'
import { actions } from '../actions/registry.ts'
import { OpenMap, useActions } from '../actions/use-actions.tsx'
import { menuItem } from '../actions/menu-item.tsx'
import { toggleBoard } from '../actions/board.ts'
import { openFind } from '../actions/find.ts'
import { checkReality } from '../actions/check-reality.ts'
import { openComments } from '../actions/open-comments.ts'
import { openHistory } from '../actions/history.ts'
import { importValues } from '../actions/import-values.ts'
import { updateFromWorkbook } from '../actions/update-from-workbook.ts'
import { openView } from '../actions/views.ts'
import { present } from '../actions/present.ts'
import { openWhatIf } from '../actions/what-if.ts'
import { useUnfinishedWords } from '../actions/use-unfinished-words.ts'
import { toggleOutline, togglePanel } from '../actions/workplace.ts'
import { IconButton } from '../components/button.tsx'
import type { MenuItem } from '../components/menu-item.ts'
import { usePageTitle } from '../components/page-title.ts'
import { useToastRoom } from '../components/toast-room.ts'
import { MapCanvas } from '../features/canvas/map-canvas.tsx'
import { Announcer } from '../features/announcer/announcer.tsx'
import { HelpMenu, useHelpItems } from '../features/commands/help-menu.tsx'
import { ExportMenu, useExportItems } from '../features/export/export-menu.tsx'
import { MapGate } from '../features/map-gate/map-gate.tsx'
import { Opening } from '../features/map-gate/opening.tsx'
import { Clipboard } from '../features/paste/clipboard.tsx'
import { ViewButton } from '../features/views/view-button.tsx'
import { useViewAddress } from '../features/views/use-view-address.ts'
import { TopBar } from '../features/top-bar/top-bar.tsx'
import { useLanguage, useText, withWords } from '../language/text.ts'
import { pageKey, shareLink } from '../services/map-keys.ts'
import type { MapSession } from '../services/map-session.ts'
import { type Editor, useEditor, useEditorState } from '../state/editor.ts'
import { useFindState } from '../state/use-find.ts'
import { useKeptPicture } from '../state/keep-picture.ts'
import { useOpenMap } from '../state/open-map.ts'
import { usePainted } from '../state/painted.ts'
import { useCurrentTheme } from '../state/theme.ts'
import { usePreferences } from '../state/preferences.ts'
import { createWorkplace, offerPanel, useWorkplace, useWorkplaceState } from '../state/workplace.ts'
import styles from './map-page.module.css'

// The canvas comes first: the code of what stands beside it is fetched once the map is painted.
const ImportByDrop = lazy(async () => ({
  default: (await withWords(() => import('../features/library/import-by-drop.tsx'))).ImportByDrop,
}))
const NewerMap = lazy(async () => ({
  default: (await withWords(() => import('../features/map-gate/newer-map.tsx'))).NewerMap,
}))
const FlowBanner = lazy(async () => ({
  default: (await withWords(() => import('../features/economics/flow-banner.tsx'))).FlowBanner,
}))
const SidePanel = lazy(async () => ({
  default: (await withWords(() => import('../features/panel/side-panel.tsx'))).SidePanel,
}))
const FindBar = lazy(async () => ({
  default: (await withWords(() => import('../features/find/find-bar.tsx'))).FindBar,
}))
const LookStrip = lazy(async () => ({
  default: (await withWords(() => import('../features/views/look-strip.tsx'))).LookStrip,
}))
const NothingShown = lazy(async () => ({
  default: (await withWords(() => import('../features/views/look-strip.tsx'))).NothingShown,
}))
const Commands = lazy(async () => ({
  default: (await withWords(() => import('../features/commands/commands.tsx'))).Commands,
}))
const LinkPicker = lazy(async () => ({
  default: (await withWords(() => import('../features/link-picker/link-picker.tsx'))).LinkPicker,
}))
const OutlineView = lazy(async () => ({
  default: (await withWords(() => import('../features/outline/outline-view.tsx'))).OutlineView,
}))
const BoardView = lazy(async () => ({
  default: (await withWords(() => import('../features/board/board-view.tsx'))).BoardView,
}))
const MapDialogs = lazy(async () => ({ default: (await withWords(() => import('./map-dialogs.tsx'))).MapDialogs }))
const UnplacedTray = lazy(async () => ({
  default: (await withWords(() => import('../features/tray/unplaced-tray.tsx'))).UnplacedTray,
}))

/** The page of one map. */
export function MapPage({ id }: { readonly id: string }) {
  const { session, editor } = useOpenMap(id)
  useKeptPicture(id, editor)
  const isPainted = usePainted(editor !== undefined)
  return (
    <>
      {!session && <Opening />}
      {session && !editor && <MapGate session={session} />}
      {session && editor && <Workplace session={session} editor={editor} />}
      <Suspense>{isPainted && <ImportByDrop />}</Suspense>
    </>
  )
}

function Workplace({ session, editor }: { readonly session: MapSession; readonly editor: Editor }) {
  const [workplace] = useState(() =>
    createWorkplace({
      mode: matchMedia(tooNarrow).matches ? 'outline' : 'map',
      panelOpen: innerWidth >= 1024,
      overviewOpen: usePreferences.getState().overview ?? innerWidth >= 1280,
    }),
  )
  return (
    <OpenMap editor={editor} workplace={workplace}>
      <MapOrPicture session={session} />
    </OpenMap>
  )
}

/** The map to work on, or, when a newer Jejak has written it, its picture. */
function MapOrPicture({ session }: { readonly session: MapSession }) {
  const newer = useEditorState(({ map }) => isNewer(map.meta.schema))
  useViewPageForReaders(session)
  return newer ? <Picture session={session} /> : <MapToWorkOn session={session} />
}

/** Whoever may not change the map gets the page that only shows it. */
function useViewPageForReaders({ mapId, status }: MapSession): void {
  const mayEdit = useStore(status, ({ role }) => role === undefined || includesRole(role, 'editor'))
  useEffect(() => {
    const key = pageKey(mapId)
    if (!mayEdit && key !== undefined) location.replace(shareLink(location.origin, mapId, key, 'viewer'))
  }, [mayEdit, mapId])
}

function Picture({ session }: { readonly session: MapSession }) {
  const map = useEditorState((state) => state.map)
  const language = useLanguage()
  const theme = useCurrentTheme()
  const draw = useCallback(async () => {
    const { drawMapPng } = await import('../services/picture/draw-map.ts')
    return drawMapPng(map, { scale: 1, language, theme })
  }, [map, language, theme])
  return (
    <Suspense>
      <NewerMap session={session} title={map.meta.title} draw={draw} />
    </Suspense>
  )
}

/** Actions whose keys work wherever the focus is. */
const pageWide = actions.filter(({ scope }) => scope === 'page')

/** Narrower than this, a drawing is of little use and the outline is shown. */
const tooNarrow = '(max-width: 639.98px)'

/** Toasts stand above the canvas's toolbar. */
const aboveToolbar = 'calc(84px + env(safe-area-inset-bottom))'

function MapToWorkOn({ session }: { readonly session: MapSession }) {
  const text = useText()
  const editor = useEditor()
  const workplace = useWorkplace()
  const context = useActions()
  const title = useEditorState((state) => state.map.meta.title)
  const panelOpen = useWorkplaceState((state) => state.panelOpen)
  const isAsked = useWasTrue(useWorkplaceState((state) => state.dialog !== undefined))
  const mode = useWorkplaceState((state) => state.mode)
  const hasSheet = useWorkplaceState((state) => state.dialog?.kind === 'what-if')
  const isSought = useWasTrue(useFindState((state) => state.open))
  const isPainted = usePainted()
  const isFlowAsked = useWasTrue(useEditorState((state) => state.look.flow))
  const isPartial = useWasTrue(useEditorState(({ look, viewId }) => viewId !== undefined || !showsEverything(look)))
  useViewAddress()
  useUnfinishedWords(session.mapId)
  usePageTitle(title || text('untitled.map'))
  useToastRoom('above-foot', aboveToolbar)

  // On a small screen the panel covers the map: it comes when something is chosen, not before.
  useEffect(() => {
    let isDue = false
    const open = () => {
      const { selection, renaming } = editor.store.getState()
      // The drawing must not become narrower under a pointer that drags.
      if (!isDue || workplace.getState().dragging) return
      isDue = false
      if (selection.length > 0 && renaming === undefined && innerWidth >= 768) offerPanel(workplace)
    }
    const stops = [
      editor.store.subscribe(({ selection }, before) => {
        if (selection === before.selection) return
        isDue = true
        open()
      }),
      workplace.subscribe(({ dragging }, before) => dragging !== before.dragging && open()),
    ]
    return () => stops.forEach((stop) => stop())
  }, [editor, workplace])
  useEffect(() => bindKeys(window, pageWide, context), [context])
  // A window that becomes too narrow for a drawing, or wide enough again, shows what is made for its width.
  useEffect(() => {
    const media = matchMedia(tooNarrow)
    const follow = () => {
      // The board is made for any width.
      if (workplace.getState().mode !== 'board') workplace.setState({ mode: media.matches ? 'outline' : 'map' })
    }
    media.addEventListener('change', follow)
    return () => media.removeEventListener('change', follow)
  }, [workplace])
  // Who goes over to the other view by keyboard goes on there, at the same place.
  useEffect(() => {
    let isDue = false
    return workplace.subscribe(({ mode: now, view }, before) => {
      const { activeElement } = document
      if (now !== before.mode) isDue = Boolean(activeElement?.closest('main'))
      if (!isDue || view === before.view || activeElement !== document.body) return
      view.focus()
      isDue = document.activeElement === document.body
    })
  }, [workplace])
  const panelLabel = text(panelOpen ? 'map.panelHide' : 'map.panelShow')
  const exports = useExportItems()
  const help = useHelpItems()
  const isOutline = mode === 'outline'
  const isBoard = mode === 'board'
  const hasStages = useEditorState(({ map }) => map.stages.length > 0)
  const menu: readonly MenuItem[] = [
    menuItem(openFind, context()),
    menuItem(openView, context()),
    menuItem(toggleOutline, context()),
    menuItem(toggleBoard, context()),
    menuItem(openWhatIf, context()),
    menuItem(present, context()),
    { label: panelLabel, icon: <PanelBottom size={16} />, onSelect: () => togglePanel.run(context()) },
    { kind: 'separator' },
    menuItem(importValues, context()),
    menuItem(updateFromWorkbook, context()),
    menuItem(checkReality, context()),
    menuItem(openHistory, context()),
    menuItem(openComments, context()),
    { kind: 'heading', label: text('map.export') },
    ...exports.filter(({ kind }) => kind !== 'separator'),
    { kind: 'separator' },
    ...help,
  ]
  const tray = isPainted && <UnplacedTray onPlaced={(ids) => ids[0] !== undefined && context().view.reveal(ids[0])} />
  const panelRoom = panelOpen && <div className={styles.panelRoom} />
  return (
    <div className={styles.page}>
      <TopBar session={session} menu={menu}>
        <IconButton
          label={text('action.outline')}
          icon={<ListTree size={18} />}
          pressed={isOutline}
          shortcut={toggleOutline.shortcuts?.[0] ?? ''}
          onClick={() => toggleOutline.run(context())}
        />
        <IconButton
          label={text('action.board')}
          icon={<TableProperties size={18} />}
          pressed={isBoard}
          shortcut={toggleBoard.shortcuts?.[0] ?? ''}
          onClick={() => toggleBoard.run(context())}
        />
        <ViewButton />
        <HelpMenu />
        <IconButton
          label={text('action.present')}
          icon={<PresentIcon size={18} />}
          shortcut={present.shortcuts?.[0] ?? ''}
          disabled={!hasStages}
          onClick={() => present.run(context())}
        />
        <ExportMenu />
        <IconButton
          label={panelLabel}
          icon={<PanelRight size={18} />}
          pressed={panelOpen}
          shortcut={togglePanel.shortcuts?.[0] ?? ''}
          onClick={() => togglePanel.run(context())}
        />
      </TopBar>
      {isPartial && !isBoard && (
        <Suspense>
          <LookStrip />
        </Suspense>
      )}
      <main className={styles.work} data-panel={panelOpen || undefined} data-sheet={hasSheet || undefined}>
        {isBoard ? (
          <div className={styles.outline}>
            <Suspense>
              <BoardView presence={session.presence} />
            </Suspense>
          </div>
        ) : isOutline ? (
          <div className={styles.outline}>
            <Suspense>
              <OutlineView presence={session.presence} />
              <div className={styles.over}>{tray}</div>
            </Suspense>
          </div>
        ) : (
          <MapCanvas presence={session.presence}>
            <Suspense>{tray}</Suspense>
          </MapCanvas>
        )}
        <Suspense fallback={panelRoom}>{isPainted ? <SidePanel session={session} /> : panelRoom}</Suspense>
        {isFlowAsked && !isBoard && (
          <Suspense>
            <FlowBanner />
          </Suspense>
        )}
        {isSought && !isBoard && (
          <Suspense>
            <FindBar />
          </Suspense>
        )}
        {isPartial && !isBoard && (
          <Suspense>
            <NothingShown />
          </Suspense>
        )}
      </main>
      <Clipboard />
      <Suspense>{isPainted && <MapDialogs session={session} />}</Suspense>
      <Announcer session={session} />
      {isAsked && (
        <Suspense>
          <Commands />
          <LinkPicker />
        </Suspense>
      )}
    </div>
  )
}

/** Whether something was true once: a dialog's code, once fetched, stays, so that the dialog can go in its own way. */
function useWasTrue(now: boolean): boolean {
  const [was, setWas] = useState(now)
  if (now && !was) setWas(true)
  return was || now
}
