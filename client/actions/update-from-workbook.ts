import { FileSpreadsheet } from 'lucide-react'
import type { Action } from './action.ts'

/** Brings back what was edited in a workbook or in tables of the map. */
export const updateFromWorkbook: Action = {
  id: 'update-from-workbook',
  group: 'map',
  label: 'action.updateFromWorkbook',
  keywords: 'keyword.updateFromWorkbook',
  icon: FileSpreadsheet,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'workbook' } }),
}
