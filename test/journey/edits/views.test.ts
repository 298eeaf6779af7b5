import { describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import { openHistory } from '../../../journey/doc/history.ts'
import { readMap, watchMap } from '../../../journey/doc/read.ts'
import { seedMap } from '../../../journey/doc/seed.ts'
import { deletePersona } from '../../../journey/edits/personas.ts'
import { deleteStage, restoreStage } from '../../../journey/edits/stages.ts'
import { addView, changeView, deleteView, moveView } from '../../../journey/edits/views.ts'
import { renderJson } from '../../../journey/formats/json.ts'
import { parseMapText } from '../../../journey/model/parse.ts'
import type { View } from '../../../journey/model/schema.ts'
import { richMap, templateTexts } from '../rich-map.ts'

const { views: _views, ...withoutViews } = richMap()

function openDoc(): Y.Doc {
  const doc = new Y.Doc()
  seedMap(doc, withoutViews)
  return doc
}

const viewsOf = (doc: Y.Doc): readonly View[] => readMap(doc).views ?? []
const titlesOf = (doc: Y.Doc) => viewsOf(doc).map(({ title }) => title)

describe('saved views', () => {
  it('are saved in order, changed, moved and deleted, and undo takes each back', () => {
    const doc = openDoc()
    const history = openHistory(doc)
    const run = <T>(edit: () => T) => history.run({ action: 'edit' }, edit)
    const board = run(() => addView(doc, { title: 'Board', laneGroup: 'executive', curves: ['persona-1'] }))
    const team = run(() => addView(doc, { title: 'Team', owners: ['Tim CX'], minSeverity: 3, unmatched: 'hide' }))
    expect(titlesOf(doc)).toEqual(['Board', 'Team'])
    run(() => moveView(doc, team, 0))
    expect(titlesOf(doc)).toEqual(['Team', 'Board'])
    run(() => changeView(doc, team, { title: 'Owners', minSeverity: undefined }))
    expect(viewsOf(doc)[0]).toMatchObject({ title: 'Owners', owners: ['Tim CX'] })
    expect(viewsOf(doc)[0]).not.toHaveProperty('minSeverity')
    run(() => deleteView(doc, board))
    expect(titlesOf(doc)).toEqual(['Owners'])
    for (let step = 0; step < 5; step++) history.undo()
    expect(viewsOf(doc)).toEqual([])
  })

  it('do not mention a stage or persona that is gone, and do so again once it is back', () => {
    const doc = openDoc()
    addView(doc, { title: 'Buying', stage: 'buy', personas: ['persona-1', 'persona-2'], curves: ['persona-1'] })
    deleteStage(doc, 'buy')
    deletePersona(doc, 'persona-1')
    expect(viewsOf(doc)[0]).toEqual({
      id: expect.any(String) as string,
      title: 'Buying',
      order: expect.any(String) as string,
      personas: ['persona-2'],
    })
    expect(parseMapText(renderJson(readMap(doc))).ok).toBe(true)
    restoreStage(doc, 'buy')
    expect(viewsOf(doc)[0]?.stage).toBe('buy')
  })

  it('leave the lists of the map that they do not concern as they were', () => {
    const doc = openDoc()
    const watch = watchMap(doc, () => {})
    const before = watch.current
    addView(doc, { title: 'Board' })
    expect(watch.current.cards).toBe(before.cards)
    expect(watch.current.stages).toBe(before.stages)
    const { views } = watch.current
    changeView(doc, views?.[0]?.id ?? '', { title: 'Board' })
    expect(watch.current.views).toBe(views)
  })

  it('are told from what comes from elsewhere by who watches', () => {
    const doc = openDoc()
    const other = new Y.Doc()
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc))
    const own: boolean[] = []
    watchMap(doc, (_map, isOwn) => own.push(isOwn))
    addView(doc, { title: 'Mine' })
    addView(other, { title: 'Theirs' })
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other), 'other')
    expect(own.at(0)).toBe(true)
    expect(own.at(-1)).toBe(false)
  })
})

describe('a file without views', () => {
  it('is given back byte for byte, and one with an empty list of them is the same map', () => {
    for (const text of [renderJson(withoutViews), ...templateTexts()]) {
      const parsed = parseMapText(text)
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
      const doc = new Y.Doc()
      seedMap(doc, parsed.value)
      expect(renderJson(readMap(doc))).toBe(text)
      expect(text).not.toContain('"views"')
    }
    expect(renderJson({ ...withoutViews, views: [] })).toBe(renderJson(withoutViews))
  })
})
