import type { LucideIcon } from 'lucide-react'
import type { MessageKey } from '../language/messages.ts'
import type { Text } from '../language/text.ts'
import type { CanvasView } from '../state/canvas-view.ts'
import type { Editor } from '../state/editor.ts'

/** What an action works with. */
export interface ActionContext {
  readonly editor: Editor
  readonly view: CanvasView
  readonly text: Text
}

/** One thing a user can do, described once for menus, buttons and shortcuts. */
export interface Action {
  readonly id: string
  readonly label: MessageKey
  readonly icon?: LucideIcon
  /** In the notation of tinykeys; several for the same thing are listed first to last by preference. */
  readonly shortcuts?: readonly string[]
  readonly danger?: boolean
  isEnabled(context: ActionContext): boolean
  run(context: ActionContext): void
}
