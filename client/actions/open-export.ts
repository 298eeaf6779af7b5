import { Share } from 'lucide-react'
import type { Action } from './action.ts'

/** Opens the choice of what to make of the map: pictures, pages, tables, text. */
export const openExport: Action = {
  id: 'export',
  group: 'map',
  label: 'action.openExport',
  keywords: 'keyword.export',
  icon: Share,
  shortcuts: ['$mod+Shift+e'],
  scope: 'page',
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'export' } }),
}
