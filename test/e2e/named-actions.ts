import { type ActionContext, actionName } from '../../client/actions/action.ts'
import { actions } from '../../client/actions/registry.ts'
import { currentText, speak } from '../../client/language/text.ts'

/** An action of the registry as a user knows it. */
export interface NamedAction {
  readonly id: string
  readonly group: string
  readonly name: string
  /** Equal for actions that differ in a word only, as the ten colours do. */
  readonly like: string
  /** Its first keys, where the app itself listens for them. */
  readonly keys: string | undefined
}

await speak('en', { remember: false })
const context = { text: currentText() } as ActionContext

/** Every action of the registry, in English. */
export const namedActions: readonly NamedAction[] = actions.map((action) => ({
  id: action.id,
  group: action.group,
  name: actionName(action, context),
  like: action.labelValues ? action.label : action.id,
  keys: action.keysOf === 'browser' ? undefined : action.shortcuts?.[0],
}))
