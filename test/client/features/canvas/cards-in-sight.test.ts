import { describe, expect, it } from 'vitest'
import { cardsIn } from '../../../../client/features/canvas/cards-in-sight.ts'
import { drawnPart, sheetInSight } from '../../../../client/state/part-in-sight.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { holds, layOut } from '../../../helpers/laid-out.ts'

const screen = { width: 1440, height: 900 }

describe('the part of the sheet whose cards are drawn', () => {
  it('holds what is in sight, and stays the same while that moves within it', () => {
    const seen = sheetInSight([-500, -200, 1], screen)
    const part = drawnPart(undefined, seen)
    expect(holds(part, seen)).toBe(true)
    expect(drawnPart(part, sheetInSight([-700, -100, 1], screen))).toBe(part)
  })

  it('is no more than what is in sight for the first picture', () => {
    const seen = sheetInSight([-500, -200, 1], screen)
    expect(drawnPart(undefined, seen, 0)).toEqual(seen)
  })

  it('follows what is in sight once that leaves it', () => {
    const part = drawnPart(undefined, sheetInSight([-500, -200, 1], screen))
    const seen = sheetInSight([-1500, -200, 1], screen)
    expect(holds(drawnPart(part, seen), seen)).toBe(true)
  })

  it('is drawn anew for little steps across its edge only once', () => {
    let part = drawnPart(undefined, sheetInSight([0, 0, 1], screen))
    const parts = new Set([part])
    for (let x = 0; x > -2000; x -= 20) {
      part = drawnPart(part, sheetInSight([x, 0, 1], screen))
      parts.add(part)
    }
    expect(parts.size).toBeLessThanOrEqual(7)
  })

  it('shrinks after zooming in', () => {
    const wide = drawnPart(undefined, sheetInSight([0, 0, 0.25], screen))
    const near = sheetInSight([0, 0, 1], screen)
    expect(drawnPart(wide, near).width).toBeLessThan(wide.width / 2)
  })
})

it('draws every card that is in sight of a big map, and few others', () => {
  const layout = layOut(bigMap(1_000, 7))
  for (let x = 0; x > -layout.width; x -= 3_000) {
    const seen = sheetInSight([x, -200, 1], screen)
    const drawn = cardsIn(layout, drawnPart(undefined, seen))
    const inSight = cardsIn(layout, seen)
    expect(drawn).toEqual(expect.arrayContaining([...inSight]))
    expect(drawn.length).toBeLessThan(200)
  }
})
