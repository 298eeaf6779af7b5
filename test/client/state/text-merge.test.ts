import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { changeBetween, mergeText, movedCaret } from '../../../client/state/text-merge.ts'

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '🙂', '🙃', 'é'), maxLength: 12 })

/** One half of an emoji without the other. */
const halfPair = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/

describe('changeBetween', () => {
  it('describes any change of a text, and never cuts an emoji in two', () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const { start, removed, inserted } = changeBetween(before, after)
        expect(before.slice(0, start) + inserted + before.slice(start + removed)).toBe(after)
        for (const part of [before.slice(0, start), before.slice(start + removed), inserted])
          expect(part).not.toMatch(halfPair)
      }),
    )
  })
})

describe('movedCaret', () => {
  it('keeps a caret beside the word it stood at', () => {
    expect(movedCaret(7, 'compare shops', 'they compare shops')).toBe(12)
    expect(movedCaret(6, 'one big thing', 'one thing')).toBe(4)
    expect(movedCaret(3, 'one', 'one two')).toBe(3)
  })

  it('finds its word again when the text has changed on both sides of it', () => {
    expect(movedCaret(8, 'Compares shops', 'She Compares shops online')).toBe(12)
    expect(movedCaret(5, 'first second', 'A first one, and a second one')).toBe(7)
  })

  it('is never outside of the text', () => {
    fc.assert(
      fc.property(text, text, fc.nat({ max: 12 }), (before, after, offset) => {
        const moved = movedCaret(Math.min(offset, before.length), before, after)
        expect(moved).toBeGreaterThanOrEqual(0)
        expect(moved).toBeLessThanOrEqual(after.length)
      }),
    )
  })
})

describe('mergeText', () => {
  it('takes the only side that changed', () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeText(base, changed, base)).toBe(changed)
        expect(mergeText(base, base, changed)).toBe(changed)
      }),
    )
  })

  it('keeps what was typed here and what came from elsewhere', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'b', ' ')), fc.nat(), fc.nat(), (letters, here, there) => {
        const base = letters.join('')
        const at = (index: number) => index % (base.length + 1)
        const mine = `${base.slice(0, at(here))}MINE${base.slice(at(here))}`
        const theirs = `${base.slice(0, at(there))}THEIRS${base.slice(at(there))}`
        const merged = mergeText(base, mine, theirs)
        expect(merged).toContain('MINE')
        expect(merged).toContain('THEIRS')
        expect(merged.length).toBe(base.length + 10)
      }),
    )
  })

  it('finds the place of what was typed when others wrote before and behind it', () => {
    expect(mergeText('Compares shops', 'Compares日 shops', 'She Compares shops online')).toBe(
      'She Compares日 shops online',
    )
  })

  it('keeps what came from elsewhere inside a passage that was replaced here', () => {
    expect(mergeText('one two three', 'one 2 three', 'one twxo three')).toBe('one 2x three')
  })
})
