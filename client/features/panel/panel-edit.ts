import type { MessageKey } from '../../language/messages.ts'
import { useEditor } from '../../state/editor.ts'

/** Names of undoable steps, as the language files word them. */
export type StepKey = Extract<MessageKey, `step.${string}`>

/** Runs edits as one undoable step, see `Editor.edit`; the step's name is one that the language files know. */
export type PanelEdit = <T>(step: StepKey, target: string | undefined, edits: () => T, gesture?: string) => T

/** The way of every edit that the panel makes. */
export function usePanelEdit(): PanelEdit {
  const editor = useEditor()
  return (step, target, edits, gesture) => editor.edit(step, target, edits, gesture)
}
