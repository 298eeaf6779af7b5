import { Hand, MousePointer2 } from 'lucide-react'
import type { MessageKey } from '../language/messages.ts'
import type { Tool } from '../state/workplace.ts'
import type { Action } from './action.ts'

function toolAction(
  tool: Tool,
  id: string,
  label: MessageKey,
  keywords: MessageKey,
  icon: Action['icon'],
  shortcut: string,
): Action {
  return {
    id,
    group: 'view',
    label,
    keywords,
    ...(icon ? { icon } : {}),
    shortcuts: [shortcut],
    isOn: ({ workplace }) => workplace.getState().tool === tool,
    isEnabled: ({ workplace }) => workplace.getState().mode === 'map',
    run: ({ workplace }) => workplace.setState({ tool }),
  }
}

/** A press on empty room selects by a rectangle. */
export const selectTool = toolAction(
  'select',
  'select-tool',
  'action.selectTool',
  'keyword.selectTool',
  MousePointer2,
  'v',
)

/** A press scrolls the sheet: for who has neither trackpad nor middle button. */
export const handTool = toolAction('hand', 'hand-tool', 'action.handTool', 'keyword.handTool', Hand, 'h')
