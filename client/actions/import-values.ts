import { TableProperties } from 'lucide-react'
import type { Action } from './action.ts'

/** Brings values of metrics out of a table. */
export const importValues: Action = {
  id: 'import-values',
  group: 'map',
  label: 'action.importValues',
  keywords: 'keyword.importValues',
  icon: TableProperties,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'import' } }),
}
