import { Route } from 'lucide-react'
import type { Action } from './action.ts'

/** Lays an event log beside the map. */
export const checkReality: Action = {
  id: 'check-reality',
  group: 'map',
  label: 'action.checkReality',
  keywords: 'keyword.checkReality',
  icon: Route,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'reality' } }),
}
