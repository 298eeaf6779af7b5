import { Newspaper } from 'lucide-react'
import type { Action } from './action.ts'

/** Shows the map on one page for executives, to be printed or handed on. */
export const openOnePager: Action = {
  id: 'one-pager',
  group: 'view',
  label: 'action.onePager',
  keywords: 'keyword.onePager',
  icon: Newspaper,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'one-pager' } }),
}
