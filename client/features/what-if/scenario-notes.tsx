import { useEffect, useRef, useState } from 'react'
import { changeScenario } from '../../../journey/edits/scenarios.ts'
import { limits } from '../../../journey/model/limits.ts'
import type { Scenario } from '../../../journey/model/schema.ts'
import { leaveOnEscape } from '../../components/leave-on-escape.ts'
import { TextArea } from '../../components/text-field.tsx'
import { useText } from '../../language/text.ts'
import { useEditor } from '../../state/editor.ts'

/** Why these fixes, and what was agreed. Taken over when the field is left, or goes away. */
export function ScenarioNotes({ scenario: { id, notes = '' } }: { readonly scenario: Scenario }) {
  const text = useText()
  const editor = useEditor()
  const [draft, setDraft] = useState<string>()
  const takeOver = () => {
    if (draft === undefined) return
    setDraft(undefined)
    if (draft !== notes)
      editor.edit('step.noteScenario', id, () => changeScenario(editor.doc, id, { notes: draft || undefined }))
  }
  const latest = useRef(takeOver)
  useEffect(() => {
    latest.current = takeOver
  })
  useEffect(() => () => latest.current(), [])
  return (
    <TextArea
      label={text('whatIf.notes')}
      labelHidden
      placeholder={text('whatIf.notesPlaceholder')}
      rows={1}
      dir="auto"
      maxLength={limits.notesLength}
      value={draft ?? notes}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={takeOver}
      onKeyDown={leaveOnEscape}
    />
  )
}
