import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'
import { Palette } from './palette.tsx'
import { ShortcutsSheet } from './shortcuts-sheet.tsx'

/** The palette and the sheet of shortcuts, whichever is asked for. */
export function Commands() {
  const workplace = useWorkplace()
  const kind = useWorkplaceState((state) => state.dialog?.kind)
  const close = () => workplace.setState({ dialog: undefined })
  return (
    <>
      <Palette open={kind === 'palette'} onClose={close} />
      <ShortcutsSheet open={kind === 'shortcuts'} onClose={close} />
    </>
  )
}
