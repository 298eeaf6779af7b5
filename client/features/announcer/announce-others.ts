import type * as Y from 'yjs'
import { changedThings } from '../../../journey/doc/changed-things.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import type { Text } from '../../language/text.ts'
import type { Presence } from '../../services/presence.ts'
import { type Editor, findThing } from '../../state/editor.ts'

/** How long edits of others are gathered before they are told of, in ms: a workshop must not drown who listens. */
export const gatherMs = 5_000

/**
 * Tells what others have done to the map, a few seconds' worth at a time: how much was added, changed and deleted, or
 * the one thing by its title. Returns what ends it.
 */
export function announceOthers(
  editor: Editor,
  presence: Presence,
  text: Text,
  say: (message: string) => void,
): () => void {
  let before: JourneyMap | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  const touched = new Set<string>()

  const tell = () => {
    timer = undefined
    editor.settle()
    const { map } = editor.store.getState()
    const counts = { added: 0, changed: 0, deleted: 0 }
    let only = ''
    let former = ''
    for (const id of touched) {
      const was = before && findThing(before, id)
      const is = findThing(map, id)
      if (!was && !is) continue
      counts[!was ? 'added' : !is ? 'deleted' : 'changed']++
      only = titleOf(is ?? was)
      former = titleOf(was)
    }
    before = undefined
    touched.clear()
    const count = counts.added + counts.changed + counts.deleted
    if (count === 0) return
    // The document does not say who wrote what: a name is told where only one other person is here.
    const [person, second] = presence.people
    const who = person && !second ? person.user.name : text('announce.others')
    if (count === 1 && only !== '') {
      if (counts.changed && former !== '' && former !== only)
        return say(text('announce.renamedOne', { who, title: former, now: only }))
      const how = counts.added ? 'announce.addedOne' : counts.deleted ? 'announce.deletedOne' : 'announce.changedOne'
      return say(text(how, { who, title: only }))
    }
    say(
      text('announce.many', { who, ...counts })
        .replace(/\s+/g, ' ')
        .trim(),
    )
  }
  const gather = (transaction: Y.Transaction) => {
    if (transaction.local) return
    const { ids } = changedThings(editor.doc, transaction)
    if (ids.size === 0) return
    for (const id of ids) touched.add(id)
    timer ??= setTimeout(tell, gatherMs)
  }
  // The map as it was when the gathering began is needed later: it is taken before the document's watcher reads it anew.
  const remember = (transaction: Y.Transaction) => {
    if (transaction.local || before) return
    editor.settle()
    before = editor.store.getState().map
  }
  editor.doc.on('beforeTransaction', remember)
  editor.doc.on('afterTransaction', gather)
  return () => {
    clearTimeout(timer)
    editor.doc.off('beforeTransaction', remember)
    editor.doc.off('afterTransaction', gather)
  }
}

function titleOf(thing: ReturnType<typeof findThing>): string {
  return thing && 'title' in thing.value ? thing.value.title : ''
}
