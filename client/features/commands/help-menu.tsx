import { CircleQuestionMark } from 'lucide-react'
import { menuItems } from '../../actions/menu-item.tsx'
import { useActions } from '../../actions/use-actions.tsx'
import { openPalette, openShortcuts, toggleSingleKeys, toggleWheelZoom } from '../../actions/workplace.ts'
import { IconButton } from '../../components/button.tsx'
import type { MenuItem } from '../../components/menu-item.ts'
import { Menu } from '../../components/menu.tsx'
import { useText } from '../../language/text.ts'
import { usePreferences } from '../../state/preferences.ts'

/** Where commands and keys are found, and how keys and the wheel behave on this device. */
export function useHelpItems(): readonly MenuItem[] {
  const context = useActions()
  usePreferences()
  return menuItems([openPalette, openShortcuts, 'separator', toggleSingleKeys, toggleWheelZoom], context())
}

/** The button that opens that help. */
export function HelpMenu() {
  const text = useText()
  return (
    <Menu
      align="end"
      trigger={<IconButton label={text('command.help')} icon={<CircleQuestionMark size={18} />} />}
      items={useHelpItems()}
      // What an item opens takes the focus itself.
      onCloseAutoFocus={(event) => event.preventDefault()}
    />
  )
}
