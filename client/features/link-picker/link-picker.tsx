import { useCallback, useState } from 'react'
import { addLink } from '../../../journey/edits/links.ts'
import { searchEntries } from '../../../journey/library/search.ts'
import { selectedTouchpoints } from '../../actions/link-selection.ts'
import { useActions } from '../../actions/use-actions.tsx'
import type { Option } from '../../components/option-list.tsx'
import { SearchDialog } from '../../components/search-dialog.tsx'
import { useLanguage, useText } from '../../language/text.ts'
import { announce } from '../../state/announcements.ts'
import { type EditorState, useEditorState } from '../../state/editor.ts'
import { useWorkplace, useWorkplaceState } from '../../state/workplace.ts'

/** Asks which touchpoint the selected ones lead to, found by its title or its stage's, and links them as one step. */
export function LinkPicker() {
  const text = useText()
  const language = useLanguage()
  const context = useActions()
  const workplace = useWorkplace()
  const asked = useWorkplaceState(({ dialog }) => (dialog?.kind === 'link' ? dialog.from : undefined))
  /** From where: something is picked when the dialog is gone again. */
  const [start, setStart] = useState(asked)
  if (asked !== undefined && asked !== start) setStart(asked)
  const map = useEditorState((state) => state.map)
  const arrangement = useEditorState((state) => state.arrangement)

  const search = useCallback(
    (query: string): readonly Option[] => {
      const sources = sourcesOf(context().editor.store.getState(), start)
      // What every one of them leads to already is no choice, nor is a touchpoint itself.
      const isLinked = (id: string) =>
        sources.every((from) => from === id || map.links.some((link) => link.from === from && link.to === id))
      const entries = map.stages.flatMap((stage) =>
        (arrangement.columns.get(stage.id) ?? []).flatMap(({ id, title }) => {
          if (isLinked(id)) return []
          const label = title || text('untitled.card')
          const detail = stage.title || text('untitled.stage')
          return [{ key: id, en: label, id: label, stage: stage.title, option: { key: id, label, detail } }]
        }),
      )
      return searchEntries(entries, query, language, (entry) => [entry.stage]).map(({ option }) => option)
    },
    [context, start, map, arrangement, language, text],
  )

  const link = ({ key: to, label }: Option) => {
    const { editor } = context()
    const from = sourcesOf(editor.store.getState(), start).filter((id) => id !== to)
    const [first] = from
    if (first === undefined) return
    editor.edit(from.length > 1 ? 'step.addLinks' : 'step.addLink', first, () =>
      from.forEach((id) => addLink(editor.doc, { from: id, to })),
    )
    announce(text('grid.linked', { count: from.length, title: label }))
  }
  return (
    <SearchDialog
      open={asked !== undefined}
      onClose={() => workplace.setState({ dialog: undefined })}
      label={text('grid.linkTitle')}
      placeholder={text('grid.linkHint')}
      nothing={text('grid.linkNothing')}
      search={search}
      onPick={link}
    />
  )
}

/** The touchpoints that are linked: all that are selected, when that from which was asked is among them. */
function sourcesOf(state: EditorState, start: string | undefined): readonly string[] {
  const selected = selectedTouchpoints(state)
  return start === undefined || selected.includes(start) ? selected : [start]
}
