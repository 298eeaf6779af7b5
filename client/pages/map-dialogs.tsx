import { ExportMap } from '../features/export/export-map.tsx'
import { ImportValues } from '../features/import/import-values.tsx'
import { Restored } from '../features/map-gate/restored.tsx'
import { OpenComments } from '../features/discussion/open-comments.tsx'
import { OnePager } from '../features/one-pager/one-pager.tsx'
import { Presentation } from '../features/presentation/presentation.tsx'
import { CheckReality } from '../features/reality/check-reality.tsx'
import { Share } from '../features/share/share.tsx'
import { VersionHistory } from '../features/versions/version-history.tsx'
import { SignIn } from '../features/sign-in/sign-in.tsx'
import { ViewDialog } from '../features/views/view-dialog.tsx'
import { WhatIf } from '../features/what-if/what-if.tsx'
import { UpdateWorkbook } from '../features/workbook/update-workbook.tsx'
import type { MapSession } from '../services/map-session.ts'
import { useKeptFonts } from '../state/keep-fonts.ts'

/** What is asked or shown in front of the map; the code of each is fetched when it is asked for. */
export function MapDialogs({ session }: { readonly session: MapSession }) {
  useKeptFonts()
  return (
    <>
      <ViewDialog />
      <ImportValues />
      <UpdateWorkbook />
      <CheckReality />
      <WhatIf />
      <ExportMap mapId={session.mapId} />
      <OnePager mapId={session.mapId} />
      <VersionHistory session={session} />
      <OpenComments />
      <Share session={session} />
      <SignIn session={session} />
      <Restored session={session} />
      <Presentation session={session} />
    </>
  )
}
