import { describe, expect, it } from 'vitest'
import { slotAt } from '../../../journey/layout/hit-test.ts'
import { type Slot, arrange } from '../../../journey/model/arrange.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { type Shown, applyLook } from '../../../journey/views/apply-look.ts'
import { filterChoices } from '../../../journey/views/choices.ts'
import {
  type Filter,
  type Look,
  isSameLook,
  lookOfView,
  noFilter,
  soundLook,
  viewFields,
  wholeLook,
} from '../../../journey/views/look.ts'
import { indexAmong, slotOnMap } from '../../../journey/views/places.ts'
import { bigMap } from '../../helpers/big-map.ts'
import { layOut } from '../../helpers/laid-out.ts'
import { shop } from './shop.ts'

const arrangement = arrange(shop)

function look(change: Partial<Omit<Look, 'filter'>>, filter: Partial<Filter> = {}): Look {
  return { ...wholeLook, ...change, filter: { ...noFilter, ...filter } }
}

function show(as: Look, kept: readonly string[] = [], map: JourneyMap = shop): Shown {
  return applyLook(map, map === shop ? arrangement : arrange(map), as, { language: 'en', kept: new Set(kept) })
}

const ids = (things: readonly { readonly id: string }[]) => things.map(({ id }) => id)
const draw = ({ map, columnLanes, journey }: Shown) => layOut(map, { columnLanes, ...(journey ? { journey } : {}) })
const bright = ({ map, arrangement: { stageOf }, dimmed }: Shown) =>
  ids(map.cards).filter((id) => stageOf.has(id) && !dimmed.has(id))

describe('a filter that dims', () => {
  it('leaves the map as it is and says which cards it does not mean', () => {
    const shown = show(look({}, { channels: ['whatsapp'] }))
    expect(shown.map).toBe(shop)
    expect(shown.arrangement).toBe(arrangement)
    // What stands under a touchpoint goes by the touchpoint's channels.
    expect(bright(shown)).toEqual(['compare', 'wait', 'asks'])
    expect(shown).toMatchObject({ matching: 3, total: 9 })
  })

  it.each<[string, Partial<Filter>, string[]]>([
    ['the people who own a card or a friction on it', { owners: ['Payments', 'Dewi'] }, ['pay', 'again', 'remember']],
    ['a persona that rated the touchpoint', { personas: ['budi'] }, ['pay', 'types', 'again']],
    ['frictions that still get in the way', { minSeverity: 3 }, ['again']],
    ['frictions of a certain status, closed ones too', { minSeverity: 3, statuses: ['fixed'] }, ['ad']],
    ['status alone', { statuses: ['open'] }, ['compare']],
    ['evidence of frictions and metrics', { evidence: ['measured', 'estimated'] }, ['ad', 'types']],
    ['a lane', { laneRoles: ['action'] }, ['asks', 'types', 'again']],
    ['a lane that shows what hangs on touchpoints', { laneRoles: ['emotion'] }, ['compare', 'pay']],
    ['several at once', { channels: ['website'], laneRoles: ['touchpoint'], owners: ['Payments'] }, ['pay']],
  ])('means %s', (_name, filter, expected) => {
    expect(bright(show(look({}, filter)))).toEqual(expected)
  })
})

describe('a filter that hides', () => {
  it('leaves the cards that it means, the touchpoints above them, and no empty stage or lane', () => {
    const shown = show(look({ unmatched: 'hide' }, { minSeverity: 4 }))
    expect(ids(shown.map.cards)).toEqual(['pay', 'again'])
    expect(ids(shown.map.stages)).toEqual(['buy'])
    expect(ids(shown.map.lanes)).toEqual(['touch', 'act', 'feel'])
    expect([...shown.dimmed]).toEqual(['pay'])
    expect(shown.map.links).toEqual([])
    expect(shown.map.cards[0]).toBe(shop.cards[2])
    expect(draw(shown).cards).toHaveLength(2)
  })

  it('leaves a stage on which itself hangs what is asked for', () => {
    const shown = show(look({ unmatched: 'hide' }, { minSeverity: 3 }))
    expect(ids(shown.map.stages)).toEqual(['buy', 'use'])
  })

  it('keeps the columns of a touchpoint lane that is not asked for, and gives it no row', () => {
    const shown = show(look({ unmatched: 'hide' }, { laneRoles: ['action', 'emotion'] }))
    expect(ids(shown.map.lanes)).toEqual(['act', 'feel'])
    expect(ids(shown.columnLanes)).toEqual(['touch'])
    const layout = draw(shown)
    expect(ids(layout.lanes)).toEqual(['act', 'feel'])
    expect(ids(layout.cards)).toEqual(['asks', 'types', 'again'])
    // Stages and columns stay, so that there is room to add what is missing.
    expect(layout.stages.map(({ columns }) => columns.length)).toEqual([2, 2, 1])
    expect(layout.cardById.get('asks')?.column).toBe('compare')
    expect(layout.links).toEqual([])
  })

  it('may leave nothing', () => {
    const shown = show(look({ unmatched: 'hide' }, { owners: ['Nobody'] }))
    expect(shown).toMatchObject({ matching: 0, total: 9 })
    expect(shown.map.stages).toEqual([])
    expect(draw(shown).cards).toEqual([])
  })

  it('leaves what is to stay in sight, with its stage and lane', () => {
    const shown = show(look({ unmatched: 'hide' }, { minSeverity: 4 }), ['remember', 'use'])
    expect(ids(shown.map.cards)).toEqual(['pay', 'again', 'remember'])
    expect(ids(shown.map.lanes)).toContain('idea')
    expect(ids(shown.map.stages)).toEqual(['buy', 'use'])
    expect(shown.dimmed.has('remember')).toBe(false)
  })
})

describe('one stage alone', () => {
  it('is shown wide, with every lane and its own cards only', () => {
    const shown = show(look({ stage: 'buy' }))
    expect(ids(shown.map.stages)).toEqual(['buy'])
    expect(ids(shown.map.cards)).toEqual(['pay', 'wait', 'types', 'again', 'remember'])
    expect(shown.map.lanes).toBe(shop.lanes)
    expect(shown).toMatchObject({ matching: 5, total: 5 })
    const [stage] = draw(shown).stages
    expect(stage?.columns[0]?.width).toBeGreaterThan(layOut(shop).stages[1]?.columns[0]?.width ?? Infinity)
    expect(show(look({ stage: 'buy' })).map.stages[0]).toBe(shown.map.stages[0])
  })

  it('keeps the width that someone gave it', () => {
    const map = { ...shop, stages: shop.stages.map((stage) => ({ ...stage, columnWidth: 140 })) }
    expect(show(look({ stage: 'buy' }), [], map).map.stages[0]?.columnWidth).toBe(140)
  })
})

describe('the executive lane group', () => {
  it('shows touchpoints, the curve, the worst open frictions and the metrics with a goal, with lanes that the map has not', () => {
    const shown = show(look({ laneGroup: 'executive' }))
    expect(shown.titled).toBe(true)
    expect(shown.map.lanes.map(({ role, collapsed }) => [role, collapsed === true])).toEqual([
      ['touchpoint', false],
      ['emotion', false],
      ['friction', false],
      ['metric', false],
    ])
    expect(ids(shown.map.cards)).toEqual(['ad', 'compare', 'pay', 'wait', 'plant'])
    expect(ids(shown.map.frictions)).toEqual(['again-f', 'all', 'slow'])
    expect(ids(shown.map.metrics)).toEqual(['nps', 'paid'])
    const layout = draw(shown)
    expect(layout.emotions).toHaveLength(1)
    // What hangs on an action stands at the touchpoint above it.
    expect(layout.frictions.map(({ id, column, stage }) => [id, column ?? stage])).toEqual([
      ['slow', 'compare'],
      ['again-f', 'pay'],
      ['all', 'use'],
    ])
    expect(layout.metrics.map(({ id, column }) => [id, column])).toEqual([['paid', 'pay']])
    expect(ids(shop.lanes)).not.toContain(shown.map.lanes[2]?.id)
  })

  it('shows no more than five frictions and no lane that has nothing to show', () => {
    const frictions = Array.from({ length: 9 }, (_, index) => ({
      id: `f${index}`,
      title: '',
      order: 'a0',
      on: ['pay'],
      severity: ([1, 2, 3] as const)[index % 3] ?? 1,
      status: 'open' as const,
    }))
    const map = { ...shop, frictions, metrics: [], cards: shop.cards.map(({ emotions: _emotions, ...card }) => card) }
    const shown = show(look({ laneGroup: 'executive' }), [], map)
    expect(shown.map.frictions.map(({ severity }) => severity)).toEqual([3, 3, 3, 2, 2])
    expect(shown.map.lanes.map(({ role }) => role)).toEqual(['touchpoint', 'friction'])
  })

  it('is told stage by stage where there are many touchpoints: narrow columns, and words where there is room for them', () => {
    const more = Array.from({ length: 8 }, (_, index) => ({
      id: `more${index}`,
      title: `A long title of a touchpoint, number ${index}`,
      place: { stage: 'use', lane: 'touch', order: `b${index}` },
      emotions: { sari: 1 },
    }))
    const map = { ...shop, cards: [...shop.cards, ...more] }
    const shown = show(look({ laneGroup: 'executive' }), [], map)
    expect(shown.map.lanes.map(({ role }) => role)).toEqual(['emotion', 'friction', 'metric'])
    const layout = draw(shown)
    expect(layout.cards).toEqual([])
    expect(layout.emotions[0]?.curves[0]?.points).toHaveLength(10)
    expect(layout.frictions.map(({ id, column, stage }) => [id, column ?? stage])).toEqual([
      ['slow', 'look'],
      ['again-f', 'buy'],
      ['all', 'use'],
    ])
    expect(layout.metrics.map(({ id, stage }) => [id, stage])).toEqual([['paid', 'buy']])
    for (const { width } of [...layout.frictions, ...layout.metrics]) expect(width).toBeGreaterThanOrEqual(150)
    expect(layout.width).toBeLessThan(draw(show(look({}), [], map)).width / 2)
    // A touchpoint that one goes to is shown as a card among its like.
    const kept = show(look({ laneGroup: 'executive' }), ['more1'], map)
    expect(kept.map.lanes.map(({ role }) => role)).toContain('touchpoint')
  })

  it('says of how many touchpoints the figures of a curve are where some are left out', () => {
    expect(show(look({ laneGroup: 'executive' })).journey).toBeUndefined()
    const part = show(look({ laneGroup: 'executive', unmatched: 'hide' }, { channels: ['website'] }))
    expect(draw(part).emotions[0]?.curves.map(({ scores }) => scores)).toEqual([
      'mean −0.5 · peak–end −2',
      'mean 0 · peak–end 0',
    ])
    const stage = draw(
      show(look({ stage: 'buy' }), [], { ...shop, lanes: shop.lanes.map((lane) => ({ ...lane, collapsed: false })) }),
    )
    expect(stage.emotions[0]?.curves[0]?.scores).toBe('mean −2 · peak–end −2 · 1 of 2 touchpoints')
  })

  it('goes together with a filter and with one stage', () => {
    const shown = show(look({ laneGroup: 'executive', stage: 'buy', unmatched: 'hide' }, { owners: ['Dewi'] }))
    expect(ids(shown.map.cards)).toEqual(['pay'])
    expect(ids(shown.map.frictions)).toEqual(['again-f'])
  })
})

describe('a place among what is shown', () => {
  const hidden = show(look({ unmatched: 'hide' }, { channels: ['whatsapp'] }))
  const onMap = (slot: Slot, moving: readonly string[] = []) =>
    slotOnMap(slot, hidden, shop, arrangement, new Set(moving))

  it('is behind the card that one sees it behind, or before the one that one sees it before', () => {
    expect(ids(hidden.map.cards)).toEqual(['compare', 'wait', 'asks'])
    expect(onMap({ stage: 'look', lane: 'touch', index: 0 })?.index).toBe(1)
    expect(onMap({ stage: 'look', lane: 'touch', index: 1 })?.index).toBe(2)
    expect(onMap({ stage: 'buy', lane: 'touch', index: 0 })?.index).toBe(1)
    expect(onMap({ stage: 'buy', lane: 'touch', index: 0 }, ['pay'])?.index).toBe(0)
    // Where nothing is seen, it is the end.
    expect(onMap({ stage: 'buy', lane: 'act', under: 'pay', index: 0 })?.index).toBe(2)
  })

  it('is none in a lane that is only shown', () => {
    const shown = show(look({ laneGroup: 'executive' }))
    const lane = shown.map.lanes[2]?.id ?? ''
    expect(slotOnMap({ stage: 'buy', lane, index: 0 }, shown, shop, arrangement)).toBeUndefined()
  })

  it('is found for stages and lanes too', () => {
    expect(indexAmong(['a', 'd'], ['a', 'b', 'c', 'd'], 1)).toBe(1)
    expect(indexAmong(['a', 'd'], ['a', 'b', 'c', 'd'], 2)).toBe(4)
    expect(indexAmong(['c'], ['a', 'b', 'c'], 0)).toBe(2)
    expect(indexAmong([], ['a', 'b'], 0)).toBe(2)
  })

  it('is where one sees it: at any point of any filtered map, before and behind the same neighbours', () => {
    const map = bigMap(150, 3)
    const full = arrange(map)
    const shown = show(look({ unmatched: 'hide' }, { minSeverity: 2 }), [], map)
    const layout = draw(shown)
    let tried = 0
    for (let x = 0; x < layout.width; x += 60) {
      for (let y = 0; y < layout.height; y += 40) {
        const target = slotAt(layout, x, y)
        const slot = target && slotOnMap(target.slot, shown, map, full)
        if (!target || !slot) continue
        const isColumn = map.lanes.find(({ id }) => id === slot.lane)?.role === 'touchpoint'
        const stack = (of: typeof full) => {
          if (isColumn) return ids(of.columns.get(slot.stage) ?? [])
          const { under, whole } = of.cell(slot.stage, slot.lane)
          return ids(slot.under === undefined ? whole : (under.get(slot.under) ?? []))
        }
        const after = stack(full)
        after.splice(slot.index, 0, 'new')
        const seen = new Set(stack(shown.arrangement))
        const asSeen = after.filter((id) => id === 'new' || seen.has(id))
        expect(asSeen.indexOf('new')).toBe(target.slot.index)
        tried++
      }
    }
    expect(tried).toBeGreaterThan(300)
  })
})

describe('what a filter can ask for', () => {
  it('is counted with what is asked for in the other dimensions', () => {
    const choices = filterChoices(shop, arrangement, noFilter)
    expect(choices.channels).toEqual([
      { value: 'display-ad', count: 1 },
      { value: 'website', count: 5 },
      { value: 'whatsapp', count: 3 },
    ])
    expect(choices.minSeverity.find(({ value }) => value === '4')?.count).toBe(1)
    const narrowed = filterChoices(shop, arrangement, { ...noFilter, channels: ['whatsapp'], owners: ['Nobody'] })
    // The dimension itself does not narrow its own counts, and what is asked for stays in sight at 0.
    expect(narrowed.owners.find(({ value }) => value === 'Nobody')).toEqual({ value: 'Nobody', count: 0 })
    expect(narrowed.channels.every(({ count }) => count === 0)).toBe(true)
  })

  it('leaves as many cards as it says', () => {
    const map = bigMap(200, 9)
    const standing = arrange(map)
    const choices = filterChoices(map, standing, { ...noFilter, laneRoles: ['touchpoint'] })
    for (const { value, count } of choices.channels) {
      const shown = show(look({}, { laneRoles: ['touchpoint'], channels: [value] }), [], map)
      expect(shown.matching).toBe(count)
    }
  })
})

describe('a look', () => {
  it('is the same after it was saved as a view', () => {
    const full = look(
      { laneGroup: 'executive', unmatched: 'hide', stage: 'buy', curves: ['budi', 'sari'] },
      {
        laneRoles: ['action'],
        channels: ['website'],
        personas: ['sari'],
        owners: ['Dewi'],
        minSeverity: 0,
        statuses: ['open'],
        evidence: ['assumed'],
      },
    )
    const view = { id: 'v', title: '', order: 'a0', ...JSON.parse(JSON.stringify(viewFields(full))) }
    expect(lookOfView(view)).toEqual(full)
    expect(isSameLook(lookOfView(view), full)).toBe(true)
    expect(isSameLook(look({}, { owners: ['a', 'b'] }), look({}, { owners: ['b', 'a'] }))).toBe(true)
    expect(isSameLook(full, { ...full, stage: undefined })).toBe(false)
    expect(lookOfView({ id: 'v', title: '', order: 'a0' })).toEqual(wholeLook)
  })

  it('forgets the stage and personas that are gone', () => {
    const sound = look({ stage: 'buy', curves: ['sari'] }, { personas: ['sari'] })
    expect(soundLook(sound, shop)).toBe(sound)
    expect(soundLook(look({ stage: 'gone', curves: ['x'] }, { personas: ['x', 'sari'] }), shop)).toEqual(
      look({}, { personas: ['sari'] }),
    )
  })
})
