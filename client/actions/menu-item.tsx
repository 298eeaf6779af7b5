import type { MenuItem } from '../components/menu-item.ts'
import type { MessageKey } from '../language/messages.ts'
import { type Action, type ActionContext, actionName } from './action.ts'

/** Actions under a name of their own in a menu. */
export interface ActionMenu {
  readonly label: MessageKey
  readonly actions: readonly Action[]
}

/** A menu's line: an action, actions in a menu of their own, or a line between groups. */
export type ActionLine = Action | ActionMenu | 'separator'

/** An action as a line of a menu. */
export function menuItem(action: Action, context: ActionContext, label = actionName(action, context)): MenuItem {
  const Icon = action.icon
  if (action.isOn) return { kind: 'check', label, checked: action.isOn(context), onChange: () => action.run(context) }
  return {
    label,
    icon: Icon && <Icon size={16} />,
    shortcut: action.shortcuts?.[0],
    danger: action.danger ?? false,
    disabled: !action.isEnabled(context),
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

/** Lines of a menu. Menus whose actions can all not be used now are left out. */
export function menuItems(lines: readonly ActionLine[], context: ActionContext): readonly MenuItem[] {
  const items = lines.flatMap((line): MenuItem[] => {
    if (line === 'separator') return [{ kind: 'separator' }]
    if (!('actions' in line)) return [menuItem(line, context)]
    const usable = line.actions.filter((action) => action.isEnabled(context))
    if (usable.length === 0) return []
    const label = context.text(line.label)
    if (usable.some((action) => !action.isOn))
      return [{ kind: 'submenu', label, items: usable.map((action) => choiceItem(action, context)) }]
    const choice: MenuItem = {
      kind: 'choice',
      label,
      value: usable.find((action) => action.isOn?.(context) === true)?.id ?? '',
      options: usable.map((action) => ({ value: action.id, label: choiceName(action, context) })),
      onChange: (id) => usable.find((action) => action.id === id)?.run(context),
    }
    return [{ kind: 'submenu', label, items: [choice] }]
  })
  return items.filter(
    ({ kind }, index) => kind !== 'separator' || (index > 0 && items[index - 1]?.kind !== 'separator'),
  )
}
