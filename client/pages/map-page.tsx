import { PanelRight } from 'lucide-react'
import { Suspense, lazy, useCallback, useEffect, useRef, useState } from 'react'
import { IconButton } from '../components/button.tsx'
import { usePageTitle } from '../components/page-title.ts'
import { MapCanvas } from '../features/canvas/map-canvas.tsx'
import { ExportMenu } from '../features/export/export-menu.tsx'
import { MapGate, Opening } from '../features/map-gate/map-gate.tsx'
import { TopBar } from '../features/top-bar/top-bar.tsx'
import { useText } from '../language/text.ts'
import type { MapSession } from '../services/map-session.ts'
import type { CanvasView } from '../state/canvas-view.ts'
import { type Editor, EditorContext, useEditorState } from '../state/editor.ts'
import { useKeptPicture } from '../state/keep-picture.ts'
import { useOpenMap } from '../state/open-map.ts'
import styles from './map-page.module.css'

// The canvas comes first: the code of what stands beside it arrives while the map is being opened.
const loadPanel = async () => ({ default: (await import('../features/panel/side-panel.tsx')).SidePanel })
const SidePanel = lazy(loadPanel)
const UnplacedTray = lazy(async () => ({ default: (await import('../features/tray/unplaced-tray.tsx')).UnplacedTray }))

/** The page of one map. */
export function MapPage({ id }: { readonly id: string }) {
  const { session, editor } = useOpenMap(id)
  useKeptPicture(id, editor)
  useEffect(() => void loadPanel().catch(() => undefined), [])
  if (!session) return <Opening />
  if (!editor) return <MapGate session={session} />
  return (
    <EditorContext value={editor}>
      <Workplace session={session} editor={editor} />
    </EditorContext>
  )
}

function Workplace({ session, editor }: { readonly session: MapSession; readonly editor: Editor }) {
  const text = useText()
  const title = useEditorState((state) => state.map.meta.title)
  const [panelOpen, setPanelOpen] = useState(() => innerWidth >= 1024)
  const view = useRef<CanvasView>(undefined)
  const currentView = useCallback(() => view.current, [])
  const takeView = useCallback((next: CanvasView) => {
    view.current = next
  }, [])
  usePageTitle(title || text('map.untitled'))

  // On a small screen the panel covers the map: it comes when something is chosen, not before.
  useEffect(
    () =>
      editor.store.subscribe(({ selection, renaming }, before) => {
        if (selection !== before.selection && selection.length > 0 && renaming === undefined && innerWidth >= 768)
          setPanelOpen(true)
      }),
    [editor],
  )
  return (
    <div className={styles.page}>
      <TopBar session={session}>
        <ExportMenu />
        <IconButton
          label={text(panelOpen ? 'map.panelHide' : 'map.panelShow')}
          icon={<PanelRight size={18} />}
          pressed={panelOpen}
          onClick={() => setPanelOpen((open) => !open)}
        />
      </TopBar>
      <main className={styles.work}>
        <MapCanvas presence={session.presence} onView={takeView}>
          <Suspense>
            <UnplacedTray />
          </Suspense>
        </MapCanvas>
        <Suspense fallback={panelOpen && <div className={styles.panelRoom} />}>
          <SidePanel open={panelOpen} onOpenChange={setPanelOpen} view={currentView} />
        </Suspense>
      </main>
    </div>
  )
}
