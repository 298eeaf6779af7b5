import { beforeAll, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { speak } from '../../../client/language/text.ts'
import type { Calculations, Thread } from '../../../client/services/economics/thread.ts'
import { changeLook } from '../../../client/state/change-look.ts'
import { openEconomics } from '../../../client/state/economics.ts'
import { openEditor } from '../../../client/state/editor.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { analyse, flowOf } from '../../../journey/economics/analyse.ts'
import {
  bestFixesFor,
  scenarioFigures,
  scenarioFlow,
  scenarioTornado,
  simulateScenarios,
} from '../../../journey/economics/scenarios.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { addScenario, deleteScenario, setStrength } from '../../../journey/edits/scenarios.ts'
import { addLink } from '../../../journey/edits/links.ts'
import { dayOf } from '../../../journey/model/day.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { emptyMap } from '../../helpers/empty-map.ts'
import { flowMap } from '../../helpers/flow-map.ts'

beforeAll(() => speak('en', { remember: false }))

const calculations: Calculations = {
  flowOf: async (...asked) => flowOf(...structuredClone(asked)),
  analyse: async (...asked) => analyse(...structuredClone(asked)),
  scenarioFigures: async (...asked) => scenarioFigures(...asked),
  scenarioFlow: async (...asked) => scenarioFlow(...structuredClone(asked)),
  scenarioTornado: async (...asked) => scenarioTornado(...asked),
  bestFixesFor: async (...asked) => bestFixesFor(...asked),
  simulate: async (map, scenarios, options, onProgress) => {
    onProgress?.(0.5)
    const done = simulateScenarios(map, scenarios, options)
    if (!done) throw new Error('stopped')
    return done
  },
}

const nobodyWaits = () => undefined

/** A map that is open, with threads that are none, each counted. */
function open(map: JourneyMap) {
  const doc = new Y.Doc()
  seedMap(doc, map)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  const editor = openEditor(doc)
  const threads: { closed: boolean; asked: number }[] = []
  const held: (() => void)[] = []
  let holds = false
  const openThread = (): Thread => {
    const thread = { closed: false, asked: 0 }
    threads.push(thread)
    let end: (why: Error) => void = nobodyWaits
    const ended = new Promise<never>((_, reject) => (end = reject))
    ended.catch(() => undefined)
    return {
      async run(ask) {
        thread.asked++
        if (holds) await Promise.race([new Promise<void>((go) => held.push(go)), ended])
        return Promise.race([ask(calculations), ended])
      },
      close() {
        thread.closed = true
        end(new DOMException('closed', 'AbortError'))
      },
    }
  }
  const economics = openEconomics(editor, openThread)
  const hold = () => (holds = true)
  const release = () => {
    holds = false
    for (const go of held.splice(0)) go()
  }
  const receive = () => Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'other')
  return { economics, editor, doc, other, receive, threads, hold, release }
}

const settle = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise<void>((done) => setImmediate(done))
}
const map = flowMap({ touchpoints: 12, frictions: 5, fixes: 3, uncertain: true })
const today = dayOf(new Date())

describe('figures of the open map', () => {
  it('are not reckoned, and no thread is started, before somebody wants them', async () => {
    const { economics, editor, doc, threads } = open(map)
    editor.edit('flow', 't1', () => changeCard(doc, 't1', { exit: 0.4 }))
    await settle()
    expect(threads).toEqual([])
    expect(economics.store.getState().flow).toBeUndefined()
  })

  it('cost a map without figures no thread', async () => {
    const { economics, threads } = open(emptyMap)
    economics.want('flow')
    economics.want('analysis')
    await settle()
    expect(threads).toEqual([])
    expect(economics.store.getState().hasFigures).toBe(false)
  })

  it('are those of the map, follow edits, others’ too, and say when they are behind', async () => {
    const { economics, editor, doc, other, receive } = open(map)
    economics.want('flow')
    await settle()
    const { store } = economics
    expect(store.getState()).toMatchObject({ isBehind: false, hasFigures: true })
    expect(store.getState().flow).toEqual(flowOf(editor.store.getState().map, { today }))
    editor.edit('flow', 't1', () => changeCard(doc, 't1', { exit: 0.4 }))
    expect(store.getState().isBehind).toBe(true)
    await settle()
    expect(store.getState().isBehind).toBe(false)
    expect(store.getState().flow).toEqual(flowOf(editor.store.getState().map, { today }))
    changeCard(other, 't2', { exit: 0.9 })
    receive()
    await settle()
    expect(store.getState().flow).toEqual(flowOf(editor.store.getState().map, { today }))
  })

  it('are those of a scenario beside them, followed through edits until it is deleted or nobody looks at it', async () => {
    const { economics, editor, doc } = open(map)
    const { store } = economics
    const [fix] = map.fixes
    if (!fix) throw new Error('there is no fix')
    economics.want('flow')
    const id = editor.edit('add', undefined, () =>
      addScenario(doc, { title: 'Quick wins', strengths: { [fix.id]: 1 } }),
    )
    economics.showScenario(id)
    await settle()
    const now = () => editor.store.getState().map
    expect(store.getState().scenarioFlow).toEqual(scenarioFlow(now(), { [fix.id]: 1 }, { today }))
    expect(store.getState().flow).toEqual(flowOf(now(), { today }))
    editor.edit('strength', id, () => setStrength(doc, id, fix.id, 0.5))
    await settle()
    expect(store.getState().scenarioFlow).toEqual(scenarioFlow(now(), { [fix.id]: 0.5 }, { today }))
    economics.showScenario(undefined)
    expect(store.getState().scenarioFlow).toBeUndefined()
    economics.showScenario(id)
    await settle()
    editor.edit('delete', id, () => deleteScenario(doc, id))
    expect(store.getState()).toMatchObject({ scenarioId: undefined, scenarioFlow: undefined })
  })

  it('are not reckoned again for words', async () => {
    const { economics, editor, doc, threads } = open(map)
    economics.want('flow')
    await settle()
    editor.edit('notes', 't1', () => changeCard(doc, 't1', { notes: 'Nothing of this is a number' }))
    await settle()
    expect(threads.map(({ asked }) => asked)).toEqual([1])
  })

  it('are of the newest map however many edits come while a thread reckons', async () => {
    const { economics, editor, doc, threads, hold, release } = open(map)
    hold()
    economics.want('flow')
    for (const exit of [0.1, 0.2, 0.3]) editor.edit('flow', 't1', () => changeCard(doc, 't1', { exit }))
    release()
    await settle()
    expect(threads.map(({ asked }) => asked)).toEqual([2])
    expect(economics.store.getState().flow).toEqual(flowOf(editor.store.getState().map, { today }))
  })

  it('leave out what is only assumed where the look hides it', async () => {
    const { economics, editor } = open(map)
    economics.want('flow')
    changeLook(editor, { hideAssumed: true })
    await settle()
    const options = { today, hideAssumptions: true }
    expect(economics.store.getState().flow).toEqual(flowOf(editor.store.getState().map, options))
  })

  it('of the leaks come from a thread of their own, so that the flow never waits for them', async () => {
    const { economics, editor, threads } = open(map)
    economics.want('analysis')
    await settle()
    expect(threads).toHaveLength(2)
    expect(economics.store.getState().analysis).toEqual(analyse(editor.store.getState().map, { today }))
    expect(economics.store.getState().flow).toMatchObject({ problem: null })
  })

  it('name the touchpoints of a closed loop', async () => {
    const bare = flowMap({ touchpoints: 2, frictions: 0, loops: 'none' })
    const cards = bare.cards.map(({ id, place }, index) => ({ id, place, title: `Step ${index}`, exit: 0 }))
    const { economics, editor, doc } = open({ ...bare, cards })
    editor.edit('link', 't1', () => addLink(doc, { from: 't1', to: 't0' }))
    economics.want('flow')
    await settle()
    expect(economics.store.getState().flow).toMatchObject({
      problem: {
        kind: 'closed-loop',
        touchpoints: [
          { id: 't0', title: 'Step 0' },
          { id: 't1', title: 'Step 1' },
        ],
      },
    })
  })
})

describe('what takes long', () => {
  it('tells its progress and its result, and one thread serves one after the other', async () => {
    const { economics, threads } = open(map)
    const progress: number[] = []
    const request = { scenarios: [{ x0: 1 }], draws: 50, seed: 3 }
    const first = await economics.runSimulation(request, { onProgress: (done) => progress.push(done) })
    expect(progress).toEqual([0.5])
    expect(await economics.runSimulation(request)).toEqual(first)
    expect(await economics.bestFixes(10_000)).toMatchObject({ problem: null, exact: true })
    expect(Array.isArray(await economics.tornado({}))).toBe(true)
    expect(threads).toHaveLength(1)
  })

  it('can be broken off: its thread ends, and the next gets a new one', async () => {
    const { economics, threads, hold, release } = open(map)
    hold()
    const stop = new AbortController()
    const run = economics.runSimulation({ scenarios: [{}], draws: 50 }, { signal: stop.signal })
    const reason = new Error('Nobody waits for it')
    stop.abort(reason)
    await expect(run).rejects.toBe(reason)
    expect(threads).toMatchObject([{ closed: true }])
    release()
    expect(await economics.bestFixes(10_000)).toMatchObject({ problem: null })
    expect(threads).toMatchObject([{ closed: true }, { closed: false }])
  })
})
