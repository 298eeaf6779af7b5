import { FlaskConical } from 'lucide-react'
import type { Action } from './action.ts'

/** Tries out what fixes would bring. */
export const openWhatIf: Action = {
  id: 'what-if',
  group: 'view',
  label: 'action.whatIf',
  keywords: 'keyword.whatIf',
  icon: FlaskConical,
  isEnabled: () => true,
  run: ({ workplace }) => workplace.setState({ dialog: { kind: 'what-if' } }),
}
