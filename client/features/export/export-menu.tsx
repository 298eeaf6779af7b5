import { Download } from 'lucide-react'
import { openExport } from '../../actions/open-export.ts'
import { copyView, exportJson, exportPng, exportPng2 } from '../../actions/export.ts'
import { copyTable } from '../../actions/copy-table.ts'
import { checkReality } from '../../actions/check-reality.ts'
import { openOnePager } from '../../actions/one-pager.ts'
import { importValues } from '../../actions/import-values.ts'
import { updateFromWorkbook } from '../../actions/update-from-workbook.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { IconButton } from '../../components/button.tsx'
import type { MenuItem } from '../../components/menu-item.ts'
import { Menu } from '../../components/menu.tsx'
import { useText } from '../../language/text.ts'
import { menuItem } from '../../actions/menu-item.tsx'

/** Everything that takes the map out of the app, as lines of a menu. */
export function useExportItems(): readonly MenuItem[] {
  const context = useActions()()
  const item = (action: typeof exportPng) => menuItem(action, context)
  return [
    item(openExport),
    { kind: 'separator' },
    item(exportPng),
    item(exportPng2),
    item(copyView),
    item(copyTable),
    { kind: 'separator' },
    item(openOnePager),
    { kind: 'separator' },
    item(exportJson),
  ]
}

/** The export as a menu of its own. */
export function ExportMenu() {
  const text = useText()
  const context = useActions()()
  const items: readonly MenuItem[] = [
    ...useExportItems(),
    { kind: 'separator' },
    menuItem(importValues, context),
    menuItem(updateFromWorkbook, context),
    menuItem(checkReality, context),
  ]
  return (
    <Menu
      align="end"
      trigger={<IconButton label={text('map.export')} icon={<Download size={18} />} data-export-menu />}
      items={items}
    />
  )
}
