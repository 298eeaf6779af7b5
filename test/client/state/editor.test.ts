import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { speak } from '../../../client/language/text.ts'
import { openEditor } from '../../../client/state/editor.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { changeCard } from '../../../journey/edits/cards.ts'
import { sampleMap } from '../../helpers/sample-map.ts'

beforeAll(() => speak('en', { remember: false }))

/** A map that is open here, and the same map at someone else's, who sends each edit by itself. */
function together() {
  const doc = new Y.Doc()
  seedMap(doc, sampleMap())
  const editor = openEditor(doc)
  const other = new Y.Doc()
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
  other.on('update', (update: Uint8Array) => Y.applyUpdate(doc, update))
  const titles: string[] = []
  const [card = '', second = ''] = editor.store.getState().map.cards.map(({ id }) => id)
  const titleOf = (id: string) => editor.store.getState().map.cards.find((one) => one.id === id)?.title ?? ''
  editor.store.subscribe(({ map }, before) => map !== before.map && titles.push(titleOf(card)))
  const write = (title: string) => changeCard(other, card, { title })
  return { doc, editor, card, second, titles, titleOf, write }
}

describe('what others do', () => {
  let frames: Map<number, () => void>

  beforeEach(() => {
    vi.useFakeTimers()
    frames = new Map()
    let count = 0
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => (frames.set(++count, work), count))
    vi.stubGlobal('cancelAnimationFrame', (frame: number) => void frames.delete(frame))
  })
  afterEach(() => {
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  const drawFrame = () => {
    const due = [...frames.values()]
    frames.clear()
    for (const work of due) work()
  }

  it('a hundred edits within a frame are one update', () => {
    const { titles, write } = together()
    for (let number = 1; number <= 100; number++) write(`Title ${number}`)
    expect(titles).toEqual([])
    drawFrame()
    expect(titles).toEqual(['Title 100'])
    drawFrame()
    expect(titles).toHaveLength(1)
  })

  it('is taken in where no frames are drawn, too', () => {
    const { titles, write } = together()
    write('Nobody looks')
    vi.advanceTimersByTime(300)
    expect(titles).toEqual(['Nobody looks'])
  })

  it("one's own edit shows at once, after what others did before it, each as what it is", () => {
    const { doc, editor, second, titles, titleOf, write } = together()
    write('Theirs')
    editor.edit('step.change', second, () => changeCard(doc, second, { title: 'Mine' }))
    expect(titleOf(second)).toBe('Mine')
    expect(titles).toEqual(['Theirs', 'Theirs'])
    drawFrame()
    expect(titles).toHaveLength(2)
  })

  it('does not reach an editor that is closed', () => {
    const { editor, titles, write } = together()
    write('Too late')
    editor.close()
    drawFrame()
    vi.advanceTimersByTime(300)
    expect(titles).toEqual([])
  })
})
