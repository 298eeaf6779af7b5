import { beforeAll, expect, test } from 'vitest'
import * as Y from 'yjs'
import { planMoves } from '../../../client/actions/move-plan.ts'
import { speak } from '../../../client/language/text.ts'
import { changeLook, wholeMoves } from '../../../client/state/change-look.ts'
import { type Editor, openEditor } from '../../../client/state/editor.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { moveInTurn } from '../../../journey/edits/cards.ts'
import { noFilter } from '../../../journey/views/look.ts'
import { bigMap } from '../../helpers/big-map.ts'

const map = bigMap(160, 9)

beforeAll(() => speak('en', { remember: false }))

/** An editor of the map that shows only what goes through two of its channels. */
function hiding(): Editor {
  const doc = new Y.Doc()
  seedMap(doc, map)
  const editor = openEditor(doc)
  changeLook(editor, { unmatched: 'hide', filter: { ...noFilter, channels: ['website', 'store'] } })
  return editor
}

/** Where some cards stand: the ids in every cell and column that holds any of them. */
function standing({ store }: Editor, ids: ReadonlySet<string>) {
  const { arrangement, map: now } = store.getState()
  const cells = now.stages.flatMap(({ id: stage }) => [
    [stage, arrangement.columns.get(stage) ?? []] as const,
    ...now.lanes.flatMap(({ id: lane }) => {
      const { whole, under } = arrangement.cell(stage, lane)
      return [['', whole] as const, ...under].map(([column, cards]) => [`${stage}/${lane}/${column}`, cards] as const)
    }),
  ])
  return cells.flatMap(([place, cards]) => {
    const here = cards.flatMap(({ id }) => (ids.has(id) ? [id] : []))
    return here.length > 0 ? [[place, ...here].join(' ')] : []
  })
}

const withoutPlace = (line: string) => line.split(' ').slice(1).join(' ')

test.each(['left', 'right', 'up', 'down'] as const)(
  'many shown cards moved %s at once land where they would if there were no others, and the others stay in their order',
  (direction) => {
    for (const every of [1, 2, 3]) {
      const editor = hiding()
      const { shown } = editor.store.getState()
      const ids = new Set(shown.map.cards.map(({ id }) => id))
      const others = new Set(map.cards.flatMap(({ id }) => (ids.has(id) ? [] : [id])))
      const moves = planMoves(
        shown,
        [...ids].filter((_, index) => index % every === 0),
        direction,
      )
      expect(moves.length).toBeGreaterThan(2)
      const alone = new Y.Doc()
      seedMap(alone, shown.map)
      moveInTurn(alone, moves)
      const onlyThese = openEditor(alone)
      const before = standing(editor, others)
      moveInTurn(editor.doc, wholeMoves(editor, moves))
      expect(standing(editor, ids).toSorted()).toEqual(standing(onlyThese, ids).toSorted())
      // Those under a touchpoint that moves go with it, and as they stood.
      expect(standing(editor, others).map(withoutPlace).toSorted()).toEqual(before.map(withoutPlace).toSorted())
      for (const each of [editor, onlyThese]) each.close()
    }
  },
)
