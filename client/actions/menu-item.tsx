import type { LucideIcon } from 'lucide-react'
import type { MenuItem } from '../components/menu-item.ts'
import type { MessageKey } from '../language/messages.ts'
import { actionIcon } from './action-icon.tsx'
import { type Action, type ActionContext, actionName } from './action.ts'

/** Actions under a name of their own in a menu. */
export interface ActionMenu {
  readonly label: MessageKey
  readonly icon: LucideIcon
  readonly actions: readonly Action[]
}

/** A menu's line: an action, actions in a menu of their own, or a line between groups. */
export type ActionLine = Action | ActionMenu | 'separator'

/** An action as a line of a menu. */
export function menuItem(action: Action, context: ActionContext, label = actionName(action, context)): MenuItem {
  const icon = actionIcon(action)
  const shortcut = action.shortcuts?.[0]
  if (action.isOn)
    return { kind: 'check', label, icon, shortcut, checked: action.isOn(context), onChange: () => action.run(context) }
  const disabled = !action.isEnabled(context)
  return {
    label,
    icon,
    shortcut,
    danger: action.danger ?? false,
    disabled,
    detail: disabled && action.whyNot ? context.text(action.whyNot) : undefined,
    onSelect: () => action.run(context),
  }
}

/** One of several like actions, in a menu that bears their common name: "Coral" rather than "Colour: Coral". */
export function choiceItem(action: Action, context: ActionContext): MenuItem {
  return menuItem(action, context, choiceName(action, context))
}

function choiceName(action: Action, context: ActionContext): string {
  return Object.values(action.labelValues?.(context) ?? {})[0] ?? actionName(action, context)
}

/** Whether an action is of any use on this device: what only keys or a mouse have is not, where a finger points. */
export function isOfUse(action: Action): boolean {
  return action.noTouch !== true || !matchMedia('(pointer: coarse)').matches
}

/**
 * Lines of a menu. What cannot be done now is left out, unless it says why not; so is what is of no use to who points
 * with a finger.
 */
export function menuItems(lines: readonly ActionLine[], context: ActionContext): readonly MenuItem[] {
  const isShown = (action: Action) => isOfUse(action) && (action.whyNot !== undefined || action.isEnabled(context))
  const items = lines.flatMap((line): MenuItem[] => {
    if (line === 'separator') return [{ kind: 'separator' }]
    if (!('actions' in line)) return isShown(line) ? [menuItem(line, context)] : []
    const usable = line.actions.filter((action) => action.isEnabled(context))
    if (usable.length === 0) return []
    const label = context.text(line.label)
    const icon = <line.icon size={16} aria-hidden />
    if (usable.some((action) => !action.isOn))
      return [{ kind: 'submenu', label, icon, items: usable.map((action) => choiceItem(action, context)) }]
    const choice: MenuItem = {
      kind: 'choice',
      label,
      value: usable.find((action) => action.isOn?.(context) === true)?.id ?? '',
      options: usable.map((action) => ({
        value: action.id,
        label: choiceName(action, context),
        icon: actionIcon(action),
      })),
      onChange: (id) => usable.find((action) => action.id === id)?.run(context),
    }
    return [{ kind: 'submenu', label, icon, items: [choice] }]
  })
  // No separator at either end, and none beside another.
  const first = items.findIndex(({ kind }) => kind !== 'separator')
  const last = items.findLastIndex(({ kind }) => kind !== 'separator')
  return items
    .slice(Math.max(first, 0), last + 1)
    .filter(({ kind }, index, all) => kind !== 'separator' || all[index - 1]?.kind !== 'separator')
}
