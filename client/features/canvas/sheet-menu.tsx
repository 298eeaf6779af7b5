import { type ReactElement, type SyntheticEvent, useState } from 'react'
import { changeCard } from '../../../journey/edits/cards.ts'
import { changeLane, moveLane } from '../../../journey/edits/lanes.ts'
import { changeStage, moveStage } from '../../../journey/edits/stages.ts'
import { label } from '../../../journey/library/words.ts'
import { type Band, type Colour, bands, colours } from '../../../journey/model/vocabulary.ts'
import type { Action } from '../../actions/action.ts'
import { addStageAction, addTouchpoint } from '../../actions/add.ts'
import { deleteSelection } from '../../actions/delete-selection.ts'
import { duplicateSelection } from '../../actions/duplicate-selection.ts'
import { renameSelection } from '../../actions/rename-selection.ts'
import { zoomTo100, zoomToFit } from '../../actions/zoom.ts'
import { useActions } from '../../actions/use-actions.tsx'
import { ContextMenu } from '../../components/menu.tsx'
import type { MenuItem } from '../../components/menu-item.ts'
import { type Text, currentLanguage, useText } from '../../language/text.ts'
import { type Editor, findThing, useEditor } from '../../state/editor.ts'
import styles from './map-canvas.module.css'

/** The menu of whatever is under the pointer: a card, a stage, a lane, or the empty sheet. */
export function SheetMenu({ children }: { readonly children: ReactElement }) {
  const text = useText()
  const editor = useEditor()
  const context = useActions()
  // What the menu is of: known when it is asked for, by a right click or by a finger that may become a long press.
  const [thing, setThing] = useState<string>()
  const [open, setOpen] = useState(false)

  const itemOf = (action: Action): MenuItem => {
    const Icon = action.icon
    return {
      label: text(action.label),
      icon: Icon && <Icon size={16} />,
      shortcut: action.shortcuts?.[0],
      danger: action.danger ?? false,
      disabled: !action.isEnabled(context()),
      onSelect: () => action.run(context()),
    }
  }
  const itemsOf = (id: string | undefined): MenuItem[] =>
    id === undefined
      ? [addTouchpoint, addStageAction, zoomToFit, zoomTo100].map(itemOf)
      : [
          itemOf(renameSelection),
          itemOf(duplicateSelection),
          { kind: 'separator' },
          ...choices(editor, text, id),
          { kind: 'separator' },
          itemOf(deleteSelection),
        ]
  const look = (event: SyntheticEvent) => {
    const found = (event.target as Element).closest<HTMLElement>('[data-card], [data-thing]')?.dataset
    setThing(found?.card ?? found?.thing)
  }
  return (
    <ContextMenu
      items={open ? itemsOf(thing) : []}
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

function choices(editor: Editor, text: Text, id: string): MenuItem[] {
  const { map } = editor.store.getState()
  const thing = findThing(map, id)
  const colourItem = (colour: Colour | undefined, change: (colour: Colour) => void): MenuItem => ({
    kind: 'submenu',
    label: text('canvas.colour'),
    items: [
      {
        kind: 'choice',
        label: text('canvas.colour'),
        value: colour ?? '',
        options: colours.map((value) => ({ value, label: text(`colour.${value}`) })),
        onChange: (value) => editor.edit('step.recolour', id, () => change(value as Colour)),
      },
    ],
  })
  if (thing?.kind === 'card')
    return [colourItem(thing.value.colour, (colour) => changeCard(editor.doc, id, { colour }))]
  if (thing?.kind === 'stage') {
    const index = map.stages.findIndex((stage) => stage.id === id)
    return [
      colourItem(thing.value.colour, (colour) => changeStage(editor.doc, id, { colour })),
      {
        kind: 'submenu',
        label: text('canvas.band'),
        items: [
          {
            kind: 'choice',
            label: text('canvas.band'),
            value: thing.value.band,
            options: bands.map((value) => ({ value, label: label('band', value, currentLanguage()) })),
            onChange: (band) => editor.edit('step.band', id, () => changeStage(editor.doc, id, { band: band as Band })),
          },
        ],
      },
      move(text('action.moveLeft'), index > 0, () =>
        editor.edit('step.moveStage', id, () => moveStage(editor.doc, id, index - 1)),
      ),
      move(text('action.moveRight'), index < map.stages.length - 1, () =>
        editor.edit('step.moveStage', id, () => moveStage(editor.doc, id, index + 1)),
      ),
    ]
  }
  if (thing?.kind === 'lane') {
    const index = map.lanes.findIndex((lane) => lane.id === id)
    const collapsed = thing.value.collapsed === true
    return [
      {
        label: text(collapsed ? 'canvas.expandLane' : 'canvas.collapseLane', { title: thing.value.title }),
        onSelect: () =>
          editor.edit(collapsed ? 'step.expandLane' : 'step.collapseLane', id, () =>
            changeLane(editor.doc, id, { collapsed: collapsed ? undefined : true }),
          ),
      },
      move(text('action.moveUp'), index > 0, () =>
        editor.edit('step.moveLane', id, () => moveLane(editor.doc, id, index - 1)),
      ),
      move(text('action.moveDown'), index < map.lanes.length - 1, () =>
        editor.edit('step.moveLane', id, () => moveLane(editor.doc, id, index + 1)),
      ),
    ]
  }
  return []
}

function move(name: string, possible: boolean, onSelect: () => void): MenuItem {
  return { label: name, disabled: !possible, onSelect }
}
