import { History } from 'lucide-react'
import type { Action } from './action.ts'

/** Shows what the map held before, and brings it back. */
export const openHistory: Action = {
  id: 'history',
  group: 'map',
  label: 'action.history',
  keywords: 'keyword.history',
  icon: History,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'history' } }),
}
