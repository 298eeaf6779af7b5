import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'

/** Whether it is asked what is shown of the map, and how to begin or end that. */
export function useViewOpen() {
  const workplace = useWorkplace()
  const open = useWorkplaceState((state) => state.dialog?.kind === 'view')
  const setOpen = (next: boolean) => workplace.setState({ dialog: next ? { kind: 'view' } : undefined })
  return [open, setOpen] as const
}
