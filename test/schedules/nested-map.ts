import * as Y from 'yjs'
import type { StepLabel } from '../../journey/doc/history.ts'
import { newId } from '../../journey/model/id.ts'
import { freshOrders } from '../../journey/model/order.ts'
import type { Card, JourneyMap, Stage } from '../../journey/model/schema.ts'
import type { Chance } from './chance.ts'
import { startMap } from './real-map.ts'
import { type Operation, type Subject, anything } from './subject.ts'
import { wordLength, wordsIn } from './words.ts'

/**
 * The control: the obvious way to keep a map, in which stages are a list and each holds the list of its cards, so that
 * moving means taking out and putting in again. It must fail the checker; if it did not, the checker would be blind.
 */
type Node = Y.Map<unknown>

const stagesOf = (doc: Y.Doc): Y.Array<Node> => doc.getArray('stages')
const linksOf = (doc: Y.Doc): Y.Array<Node> => doc.getArray('links')
const cardsOf = (stage: Node) => stage.get('cards') as Y.Array<Node>

function stageNode(id: string, title: string, cards: Node[]): Node {
  const list = new Y.Array<Node>()
  list.push(cards)
  return new Y.Map<unknown>([
    ['id', id],
    ['title', new Y.Text(title)],
    ['cards', list],
  ])
}

const cardNode = (id: string, title: string, lane: string): Node =>
  new Y.Map<unknown>([
    ['id', id],
    ['title', new Y.Text(title)],
    ['lane', lane],
  ])

const copyOf = (card: Node): Node =>
  cardNode(String(card.get('id')), String(card.get('title')), String(card.get('lane')))

function genesis(): Uint8Array {
  const doc = new Y.Doc()
  doc.clientID = 1
  for (const { id } of startMap.stages) {
    const cards = startMap.cards.filter(({ place }) => place.stage === id)
    stagesOf(doc).push([
      stageNode(
        id,
        '',
        cards.map((card) => cardNode(card.id, '', card.place.lane)),
      ),
    ])
  }
  for (const { id, from, to } of startMap.links) linksOf(doc).push([new Y.Map(Object.entries({ id, from, to }))])
  return Y.encodeStateAsUpdate(doc)
}

function read(doc: Y.Doc): JourneyMap {
  const nodes = stagesOf(doc).toArray()
  const orders = freshOrders(nodes.length)
  const stages = nodes.map((node, index): Stage => {
    return { id: String(node.get('id')), title: String(node.get('title')), order: orders[index] ?? '', band: 'sale' }
  })
  const cards = nodes.flatMap((node) => {
    const list = cardsOf(node).toArray()
    const places = freshOrders(list.length)
    return list.map((card, index): Card => {
      const place = { stage: String(node.get('id')), lane: String(card.get('lane')), order: places[index] ?? '' }
      return { id: String(card.get('id')), title: String(card.get('title')), place }
    })
  })
  const links = linksOf(doc).map((link) => {
    return { id: String(link.get('id')), from: String(link.get('from')), to: String(link.get('to')) }
  })
  return { ...startMap, stages, cards, links, frictions: [], metrics: [], fixes: [], personas: [] }
}

/** A card with the list that it is in. */
function anyCard(doc: Y.Doc, chance: Chance) {
  const stage = chance.pick(stagesOf(doc).toArray())
  const at = stage ? chance.below(Math.max(cardsOf(stage).length, 1)) : 0
  const card = stage && cardsOf(stage).get(at)
  return stage && card ? { stage, card, at, id: String(card.get('id')) } : undefined
}

const operations: readonly Operation[] = [
  {
    name: 'add card',
    weight: 8,
    plan(doc, map, chance, newWord) {
      const stage = chance.pick(stagesOf(doc).toArray())
      if (!stage || map.cards.length >= 24) return undefined
      const lane = chance.pick(map.lanes)?.id ?? ''
      const word = newWord()
      return {
        text: `add card ${word}`,
        run() {
          cardsOf(stage).insert(chance.below(cardsOf(stage).length + 1), [cardNode(newId(), word, lane)])
          return {}
        },
      }
    },
  },
  {
    name: 'move card',
    weight: 14,
    plan(doc, _map, chance) {
      const found = anyCard(doc, chance)
      const target = chance.pick(stagesOf(doc).toArray())
      if (!found || !target) return undefined
      return {
        text: `move ${found.id} to ${String(target.get('id'))}`,
        run() {
          const copy = copyOf(found.card)
          cardsOf(found.stage).delete(found.at)
          cardsOf(target).insert(chance.below(cardsOf(target).length + 1), [copy])
          return {}
        },
      }
    },
  },
  {
    name: 'delete card',
    weight: 5,
    plan(doc, _map, chance) {
      const found = anyCard(doc, chance)
      if (!found) return undefined
      return {
        text: `delete ${found.id}`,
        run() {
          cardsOf(found.stage).delete(found.at)
          const links = linksOf(doc)
          for (let at = links.length - 1; at >= 0; at--) {
            if ([links.get(at).get('from'), links.get(at).get('to')].includes(found.id)) links.delete(at)
          }
          return {}
        },
      }
    },
  },
  {
    name: 'type',
    weight: 14,
    plan(doc, _map, chance, newWord) {
      const found = anyCard(doc, chance)
      if (!found) return undefined
      const title = found.card.get('title') as Y.Text
      const ends = wordsIn(title.toString()).map(({ at }) => at + wordLength)
      const at = chance.one([0, ...ends])
      const word = newWord()
      return {
        text: `type ${word} into ${found.id}`,
        run() {
          title.insert(at, word)
          return { [`cards/${found.id}/title`]: anything }
        },
      }
    },
  },
  {
    name: 'move stage',
    weight: 4,
    plan(doc, _map, chance) {
      const stages = stagesOf(doc)
      const from = chance.below(Math.max(stages.length, 1))
      const stage = stages.get(from) as Node | undefined
      if (!stage) return undefined
      return {
        text: `move stage ${String(stage.get('id'))}`,
        run() {
          const copy = stageNode(String(stage.get('id')), String(stage.get('title')), cardsOf(stage).map(copyOf))
          stages.delete(from)
          stages.insert(chance.below(stages.length + 1), [copy])
          return {}
        },
      }
    },
  },
  {
    name: 'add link',
    weight: 4,
    plan(doc, map, chance) {
      const [from, to] = [chance.pick(map.cards)?.id, chance.pick(map.cards)?.id]
      if (from === undefined || to === undefined || map.links.length >= 8) return undefined
      return {
        text: `link ${from} to ${to}`,
        run() {
          linksOf(doc).push([new Y.Map(Object.entries({ id: newId(), from, to }))])
          return {}
        },
      }
    },
  },
]

export const nestedMap: Subject = {
  genesis: genesis(),
  operations,
  read,
  open(doc) {
    const local = Symbol('local')
    const manager = new Y.UndoManager([stagesOf(doc), linksOf(doc)], { trackedOrigins: new Set([local]) })
    const labels = new WeakMap<object, StepLabel>()
    const take = (stack: { at(index: number): object | undefined }, run: () => unknown) => {
      const item = stack.at(-1)
      run()
      return item && (labels.get(item) ?? { action: 'edit' })
    }
    return {
      current: () => read(doc),
      run(label, plan) {
        manager.stopCapturing()
        const registers = doc.transact(() => plan.run(), local)
        const item = manager.undoStack.at(-1)
        if (item && !labels.has(item)) labels.set(item, label)
        return registers
      },
      top: () => {
        const item = manager.undoStack.at(-1)
        return item && labels.get(item)
      },
      undo: () => take(manager.undoStack, () => manager.undo()),
      redo: () => take(manager.redoStack, () => manager.redo()),
      close: () => manager.destroy(),
    }
  },
}
