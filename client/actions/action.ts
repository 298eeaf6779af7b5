import type { LucideIcon } from 'lucide-react'
import type { Colour, LaneRole } from '../../journey/model/vocabulary.ts'
import type { MessageKey } from '../language/messages.ts'
import type { Text } from '../language/text.ts'
import type { CanvasView } from '../state/canvas-view.ts'
import type { Editor } from '../state/editor.ts'
import type { Workplace } from '../state/workplace.ts'

/** What an action works with. */
export interface ActionContext {
  readonly editor: Editor
  /** What is open around the map: dialogs, the panel, drawing or outline. */
  readonly workplace: Workplace
  /** The drawing or the outline, whichever is open. */
  readonly view: CanvasView
  readonly text: Text
}

/** Where an action stands in the palette and on the shortcuts sheet, in this order. */
export const actionGroups = ['add', 'edit', 'move', 'select', 'find', 'view', 'map'] as const
export type ActionGroup = (typeof actionGroups)[number]

/** One thing a user can do, described once for menus, buttons, shortcuts, the palette and the shortcuts sheet. */
export interface Action {
  readonly id: string
  readonly group: ActionGroup
  readonly label: MessageKey
  /** What the label's placeholders stand for. */
  readonly labelValues?: (context: ActionContext) => Readonly<Record<string, string>>
  readonly icon?: LucideIcon
  /** In the place of an icon: the colour that it gives, or that it takes away. */
  readonly swatch?: Colour | 'none'
  /** In the place of an icon: the sign of a kind of lane. */
  readonly laneRole?: LaneRole
  /** What else people call it: the palette finds it by these words too and does not show them. */
  readonly keywords?: MessageKey
  /** In the notation of tinykeys; several for the same thing are listed first to last by preference. */
  readonly shortcuts?: readonly string[]
  /** `page`: the shortcut works wherever the focus is, as in the panel, and not on the map alone. */
  readonly scope?: 'page'
  /** The browser's own keys, which come as events of the clipboard: binding them would keep those events from coming. */
  readonly keysOf?: 'browser'
  /** Its shortcuts work in text fields too, those of one character excepted. */
  readonly inFields?: true
  /** It opens a field at once that takes what is typed on: its letter need not wait for whether a word begins with it. */
  readonly opensField?: true
  readonly danger?: boolean
  /** For what is on or off, or one of several choices: whether it is on now. */
  readonly isOn?: (context: ActionContext) => boolean
  /** Only of use with a keyboard or a mouse: menus under a finger leave it out. */
  readonly noTouch?: true
  /** Why it cannot be done where `isEnabled` says so: menus then show it with the reason, and leave it out otherwise. */
  readonly whyNot?: MessageKey
  isEnabled(context: ActionContext): boolean
  run(context: ActionContext): void
}

/** An action's name in the user's language. */
export function actionName(action: Action, context: ActionContext): string {
  return context.text(action.label, action.labelValues?.(context) ?? {})
}
