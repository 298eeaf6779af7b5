import { UserPlus } from 'lucide-react'
import type { Action } from './action.ts'

/** Makes links with which others open the map, and takes them back. */
export const share: Action = {
  id: 'share',
  group: 'view',
  label: 'action.share',
  keywords: 'keyword.share',
  icon: UserPlus,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'share' } }),
}
