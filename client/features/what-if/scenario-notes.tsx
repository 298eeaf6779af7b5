import { changeScenario } from '../../../journey/edits/scenarios.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import { leaveOnEscape } from '../../components/leave-on-escape.ts'
import { TextArea } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { useEditor } from '../../state/editor.ts'
import { useLiveText } from '../../state/use-live-text.ts'

/** Why these fixes, and what was agreed; on the map letter by letter. */
export function ScenarioNotes({ scenario: { id, notes = '' } }: { readonly scenario: Scenario }) {
  const text = useText()
  const editor = useEditor()
  const live = useLiveText<HTMLTextAreaElement>({
    value: notes,
    write: (next) =>
      editor.edit(
        'step.noteScenario',
        id,
        () => changeScenario(editor.doc, id, { notes: next || undefined }),
        `notes:${id}`,
      ),
    done: () => editor.history.endGesture(),
  })
  return (
    <TextArea
      label={text('whatIf.notes')}
      labelHidden
      placeholder={text('whatIf.notesPlaceholder')}
      rows={1}
      dir="auto"
      maxLength={limits.notesLength}
      {...live}
      onKeyDown={leaveOnEscape}
    />
  )
}
