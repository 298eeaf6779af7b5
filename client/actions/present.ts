import { Presentation } from 'lucide-react'
import { fillScreen } from '../services/full-screen.ts'
import type { Action } from './action.ts'

/** Presents the map step by step, over the whole screen. */
export const present: Action = {
  id: 'present',
  group: 'view',
  label: 'action.present',
  keywords: 'keyword.present',
  icon: Presentation,
  shortcuts: ['$mod+Shift+Enter'],
  scope: 'page',
  isEnabled: ({ editor }) => editor.store.getState().map.stages.length > 0,
  run({ workplace }) {
    // Browsers fill the screen only at once: the code that presents is fetched after.
    fillScreen()
    workplace.setState({ dialog: { kind: 'present' } })
  },
}
