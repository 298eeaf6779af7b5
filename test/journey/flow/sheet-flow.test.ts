import { describe, expect, it } from 'vitest'
import { sheetFlow, wordedFlow } from '../../../journey/flow/sheet-flow.ts'
import { flowOf } from '../../../journey/economics/analyse.ts'
import { layoutMap } from '../../../journey/layout/layout-map.ts'
import { sheetWords } from '../../../journey/library/sheet-words.ts'
import type { JourneyMap } from '../../../journey/model/schema.ts'
import { renderScene } from '../../../journey/scene/render-scene.ts'
import { themes } from '../../../journey/scene/tokens.ts'
import { goldenMap } from '../../journey/economics/golden-map.ts'

function figuresOf(map: JourneyMap) {
  const flow = flowOf(map, { today: '2026-11-22' })
  if (flow.problem) throw new Error('the map was refused')
  return flow
}

const worded = (map: JourneyMap) => sheetFlow(map, figuresOf(map), 'en')

const layOut = (map: JourneyMap, flow: boolean) => layoutMap(map, { words: sheetWords('en'), locale: 'en', flow })

describe('the flow as it is drawn', () => {
  it('tells of each touchpoint who comes, who leaves, what is at risk and where it ends', () => {
    const { marks } = worded(goldenMap)
    expect(marks.get('aware')).toMatchObject({
      size: 1,
      visits: '100% come',
      leave: '60% leave',
      volumes: { visits: '100k visits', lost: '60k lost' },
      ways: '100k begin',
      evidence: 'measured',
    })
    expect(marks.get('use')?.ways).toBe('→ Renewed 70%')
    // The friction hangs on an action below the checkout; of two at Consider the dearest is told, and that there is another.
    expect(marks.get('checkout')?.money).toMatchObject({
      evidence: 'estimated',
      text: expect.stringMatching(/at risk: form-too-long$/),
    })
    expect(marks.get('consider')?.money?.text).toMatch(/at risk: no-faq \+1$/)
    // Who comes again is counted again: that is no share of people.
    expect(marks.get('support')?.visits).toMatch(/^0\.\d+ visits$/)
  })

  it('explains the money at risk: who meets a friction, who leaves, and what of that is only assumed', () => {
    const [first, ...others] = goldenMap.frictions
    if (!first) throw new Error('there is no friction')
    const frictions = [{ ...first, on: ['checkout', 'consider'], exitImpact: 0.35 }, ...others]
    const { marks, risks, words } = worded({ ...goldenMap, frictions })
    const risk = risks.get('consider')?.find((each) => each.includes(first.title))
    expect(risk).toMatch(
      /^“form-too-long”: 40% meet it × 35% of them leave → \$[\d,]+ at risk\. That is of all 2 touchpoints/,
    )
    expect(risk).toContain('1 of these figures is assumed')
    expect(words.get('consider')).toContain(risk)
    expect(marks.get('checkout')?.money?.text).toMatch(/ in all: form-too-long/)
  })

  it('says where figures cannot all be true, and what nobody drew', () => {
    const cards = goldenMap.cards.map((card) => (card.id === 'checkout' ? { ...card, exit: 0.1 } : card))
    const links = goldenMap.links.filter(({ from }) => from !== 'checkout')
    const { marks, implied } = worded({ ...goldenMap, cards, links })
    expect(marks.get('checkout')).toMatchObject({ contradiction: '14% > 10% counted', evidence: 'assumed' })
    expect(marks.get('checkout')?.money).toBeUndefined()
    expect(implied).toMatchObject([{ from: 'checkout', to: 'onboard' }])
  })

  it('is the same object again as long as nothing changed that it tells', () => {
    const flow = figuresOf(goldenMap)
    const first = wordedFlow(goldenMap, flow, 'en')
    expect(wordedFlow({ ...goldenMap, cards: [...goldenMap.cards] }, flow, 'en')).toBe(first)
    const outcomes = goldenMap.outcomes.map((outcome) => ({ ...outcome, title: 'Stays' }))
    expect(wordedFlow({ ...goldenMap, outcomes }, flow, 'en').marks.get('use')?.ways).toBe('→ Stays 70%')
  })

  it('has room of its own below touchpoints, above the next lane, and is part of pictures', () => {
    const layout = layOut(goldenMap, true)
    expect(layout.flowFeet.map(({ card }) => card)).toHaveLength(6)
    for (const foot of layout.flowFeet) {
      const card = layout.cardById.get(foot.card)
      const lane = layout.laneById.get('touch')
      expect(foot.y).toBeGreaterThanOrEqual((card?.y ?? Infinity) + (card?.height ?? 0))
      expect(foot.y + foot.height).toBeLessThanOrEqual((lane?.box.y ?? 0) + (lane?.box.height ?? 0))
    }
    const { items } = renderScene(layout, themes.light, worded(goldenMap))
    const texts = items.flatMap((item) => (item.kind === 'text' ? [item.text] : []))
    expect(texts).toEqual(expect.arrayContaining(['60% leave', '→ Renewed 70%', '100k begin']))
    expect(layOut(goldenMap, false).flowFeet).toEqual([])
  })

  it('writes shares on links that leave room for those who end', () => {
    const labels = layOut(goldenMap, false).links.map(({ id, label }) => [id, label?.text.lines[0]?.text])
    expect(Object.fromEntries(labels)).toMatchObject({ l4: '80%', l5: '20%', l6: '30%' })
  })
})
