import { MessagesSquare } from 'lucide-react'
import type { Action } from './action.ts'

/** Shows all that was said on the map and is not settled. */
export const openComments: Action = {
  id: 'comments',
  group: 'view',
  label: 'action.comments',
  keywords: 'keyword.comments',
  icon: MessagesSquare,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'comments' } }),
}
