import { Dot } from 'lucide-react'
import { useCallback } from 'react'
import { hasWords, plainText, wordsOf } from '../../../journey/library/search.ts'
import { type Action, type ActionGroup, actionGroups, actionName } from '../../actions/action.ts'
import { actionIcon } from '../../actions/action-icon.tsx'
import { goTo } from '../../actions/go-to.ts'
import { isOfUse } from '../../actions/menu-item.tsx'
import { actions } from '../../actions/registry.ts'
import { useActions } from '../../actions/use-actions.tsx'
import type { Option } from '../../components/option-list.tsx'
import { SearchDialog } from '../../components/search-dialog.tsx'
import type { MessageKey } from '../../language/messages.ts'
import { useText } from '../../language/text.ts'

export const groupNames: Readonly<Record<ActionGroup, MessageKey>> = {
  add: 'command.groupAdd',
  edit: 'command.groupEdit',
  move: 'command.groupMove',
  select: 'command.groupSelect',
  find: 'command.groupFind',
  view: 'command.groupView',
  map: 'command.groupMap',
}

const byGroup: readonly Action[] = actionGroups.flatMap((group) => actions.filter((action) => action.group === group))

/** Finds what can be done now by its name and by what else it is called, and stages and touchpoints to go to. */
export function Palette({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const text = useText()
  const context = useActions()

  const search = useCallback(
    (query: string): readonly Option[] => {
      const now = context()
      const words = wordsOf(query)
      const fits = (name: string) => hasWords(plainText(name), words)
      const named = new Set<string>()
      const commands = byGroup.flatMap((action): Option[] => {
        // Thirteen kinds of lane are found by typing; listed, they would bury the rest.
        if (!isOfUse(action) || !action.isEnabled(now) || (words.length === 0 && action.labelValues)) return []
        const label = actionName(action, now)
        const group = text(groupNames[action.group])
        const names = `${group} ${label}`
        if (fits(names)) named.add(action.id)
        else if (!action.keywords || !fits(`${names} ${text(action.keywords)}`)) return []
        return [
          {
            key: action.id,
            label,
            ...(words.length === 0 ? { group } : { detail: group }),
            shortcut: action.shortcuts?.[0],
            icon: actionIcon(action) ?? <Dot size={16} aria-hidden />,
            ...(action.isOn ? { chosen: action.isOn(now) } : {}),
          },
        ]
      })
      if (words.length === 0) return commands
      const { map, arrangement } = now.editor.store.getState()
      const places = map.stages.flatMap((stage) => [stage, ...(arrangement.columns.get(stage.id) ?? [])])
      const goTo = places.flatMap(({ id, title }): Option[] =>
        title !== '' && fits(title) ? [{ key: id, label: title, group: text('command.goTo') }] : [],
      )
      // A name that begins with what was typed is meant more likely than one of whose words one does, that than one that
      // holds it, and that than another word.
      const start = plainText(query)
      const rank = ({ key, label }: Option) => {
        const name = ` ${plainText(label)}`
        return name.startsWith(` ${start}`) ? 0 : name.includes(` ${start}`) ? 1 : named.has(key) ? 2 : 3
      }
      return [...commands.toSorted((a, b) => rank(a) - rank(b)), ...goTo]
    },
    [context, text],
  )
  return (
    <SearchDialog
      open={open}
      onClose={onClose}
      label={text('action.openPalette')}
      placeholder={text('command.hint')}
      nothing={text('command.nothing')}
      search={search}
      onPick={({ key }) => {
        const now = context()
        const action = actions.find(({ id }) => id === key)
        if (action) return action.run(now)
        goTo(now, key)
      }}
    />
  )
}
