import { FoldVertical } from 'lucide-react'
import { changeCard } from '../../journey/edits/cards.ts'
import { changeLane } from '../../journey/edits/lanes.ts'
import { changeStage } from '../../journey/edits/stages.ts'
import { label } from '../../journey/library/words.ts'
import { type Colour, bands, colours } from '../../journey/model/vocabulary.ts'
import { currentLanguage } from '../language/text.ts'
import { type Editor, type Thing, findThing } from '../state/editor.ts'
import type { Action } from './action.ts'

/** An action for each hue that the selected cards and stages may have. */
export const colourActions: readonly Action[] = [undefined, ...colours].map((colour) => ({
  id: `colour-${colour ?? 'none'}`,
  group: 'edit',
  label: 'action.colour',
  labelValues: ({ text }) => ({ colour: colour ? text(`colour.${colour}`) : text('action.noColour') }),
  keywords: 'keyword.colour',
  swatch: colour ?? 'none',
  isEnabled: ({ editor }) => coloured(editor).length > 0,
  isOn: ({ editor }) => coloured(editor).every(({ value }) => value.colour === colour),
  run: ({ editor }) => recolour(editor, colour),
}))

function recolour(editor: Editor, colour: Colour | undefined): void {
  changeEach(editor, 'step.recolour', coloured(editor), ({ kind, value: { id } }) =>
    kind === 'card' ? changeCard(editor.doc, id, { colour }) : changeStage(editor.doc, id, { colour }),
  )
}

/** An action for each part of the journey that the selected stages may stand for. */
export const bandActions: readonly Action[] = bands.map((band) => ({
  id: `band-${band}`,
  group: 'edit',
  label: 'action.band',
  keywords: 'keyword.band',
  labelValues: () => ({ band: label('band', band, currentLanguage()) }),
  isEnabled: ({ editor }) => selected(editor, 'stage').length > 0,
  isOn: ({ editor }) => selected(editor, 'stage').every(({ value }) => value.band === band),
  run: ({ editor }) =>
    changeEach(editor, 'step.band', selected(editor, 'stage'), ({ value }) =>
      changeStage(editor.doc, value.id, { band }),
    ),
}))

/** Folds the selected lanes to their titles, or unfolds them. */
export const collapseLane: Action = {
  id: 'collapse-lane',
  group: 'edit',
  label: 'action.collapseLane',
  icon: FoldVertical,
  keywords: 'keyword.collapse',
  isEnabled: ({ editor }) => selected(editor, 'lane').length > 0,
  isOn: ({ editor }) => selected(editor, 'lane').every(({ value }) => value.collapsed === true),
  run({ editor }) {
    const lanes = selected(editor, 'lane')
    foldLanes(editor, lanes, !lanes.every(({ value }) => value.collapsed === true))
  },
}

/** Folds a lane to its title, or unfolds it, whether it is selected or not. */
export function toggleLane(editor: Editor, id: string): void {
  const lane = findThing(editor.store.getState().map, id)
  if (lane?.kind === 'lane') foldLanes(editor, [lane], lane.value.collapsed !== true)
}

function foldLanes(editor: Editor, lanes: readonly ThingOf<'lane'>[], collapsed: boolean): void {
  changeEach(editor, collapsed ? 'step.collapseLane' : 'step.expandLane', lanes, ({ value }) =>
    changeLane(editor.doc, value.id, { collapsed: collapsed ? true : undefined }),
  )
}

type ThingOf<Kind extends Thing['kind']> = Extract<Thing, { readonly kind: Kind }>

function selected<Kind extends Thing['kind']>(editor: Editor, ...kinds: readonly Kind[]): readonly ThingOf<Kind>[] {
  const { selection, map } = editor.store.getState()
  return selection.flatMap((id) => {
    const thing = findThing(map, id)
    return thing && kinds.some((kind) => kind === thing.kind) ? [thing as ThingOf<Kind>] : []
  })
}

const coloured = (editor: Editor) => selected(editor, 'card', 'stage')

/** Changes several things as one step, named for the first of them. */
function changeEach<T extends Thing>(
  editor: Editor,
  step: string,
  things: readonly T[],
  change: (thing: T) => void,
): void {
  editor.edit(step, things[0]?.value.id, () => things.forEach(change))
}
