import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { addLaneActions, addStageAction, addTouchpoint } from '../../actions/add.ts'
import { copySelection } from '../../actions/copy.ts'
import { cutSelection } from '../../actions/cut.ts'
import { deleteSelection } from '../../actions/delete-selection.ts'
import { duplicateSelection } from '../../actions/duplicate-selection.ts'
import { type ActionLine, menuItems } from '../../actions/menu-item.tsx'
import { paste } from '../../actions/paste.ts'
import { renameSelection } from '../../actions/rename-selection.ts'
import { bandActions, collapseLane, colourActions } from '../../actions/restyle.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { openPalette } from '../../actions/workplace.ts'
import { zoomTo100, zoomToFit } from '../../actions/zoom.ts'
import { ContextMenu } from '../../components/menu.tsx'
import { type Thing, findThing, useEditor } from '../../state/editor.ts'
import styles from './map-canvas.module.css'

const colour: ActionLine = { label: 'canvas.colour', actions: colourActions }

const transfer: readonly ActionLine[] = [cutSelection, copySelection, paste, duplicateSelection]

/** What can be done with each kind of thing, and with the empty sheet. */
const menus: Readonly<Record<Thing['kind'] | 'sheet', readonly ActionLine[]>> = {
  card: [renameSelection, ...transfer, 'separator', colour, 'separator', deleteSelection],
  stage: [
    renameSelection,
    ...transfer,
    'separator',
    colour,
    { label: 'canvas.band', actions: bandActions },
    'separator',
    deleteSelection,
  ],
  lane: [renameSelection, ...transfer, 'separator', collapseLane, 'separator', deleteSelection],
  link: [deleteSelection],
  sheet: [
    addTouchpoint,
    addStageAction,
    { label: 'action.addLane', actions: addLaneActions },
    paste,
    'separator',
    zoomToFit,
    zoomTo100,
    'separator',
    openPalette,
  ],
}

/** The menu of whatever is under the pointer: a card, a stage, a lane, or the empty sheet. */
export function SheetMenu({ children }: { readonly children: ReactElement }) {
  const editor = useEditor()
  const context = useActions()
  // What the menu is of: known when it is asked for, by a right click or by a finger that may become a long press.
  const [thing, setThing] = useState<string>()
  const [open, setOpen] = useState(false)

  const lines = () => {
    const kind = thing === undefined ? undefined : findThing(editor.store.getState().map, thing)?.kind
    return menuItems(menus[kind ?? 'sheet'], context())
  }
  const look = (event: SyntheticEvent) => {
    const found = (event.target as Element).closest<HTMLElement>('[data-card], [data-thing]')?.dataset
    setThing(found?.card ?? found?.thing)
  }
  return (
    <ContextMenu
      items={open ? lines() : []}
      onOpenChange={(next) => {
        if (next && thing !== undefined && !editor.store.getState().selection.includes(thing)) editor.select([thing])
        setOpen(next)
      }}
      onCloseAutoFocus={(event) => event.preventDefault()}
    >
      <div className={styles.whole} onContextMenuCapture={look} onPointerDownCapture={look}>
        {children}
      </div>
    </ContextMenu>
  )
}
