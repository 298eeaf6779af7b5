import { describe, expect, it } from 'vitest'
import { directedRuns } from '../../../../journey/formats/pdf/text-order.ts'

const runs = (text: string, rtl: boolean) => directedRuns(text, rtl).map((run) => [run.text, run.rtl])

describe('the order in which pieces of a line stand', () => {
  it('is that of reading for what is written from left to right', () => {
    expect(runs('Beli (polis) 12', false)).toEqual([['Beli (polis) 12', false]])
  })

  it('turns Arabic around, and not what is Latin in it', () => {
    expect(runs('متجر ABC هنا', true)).toEqual([
      [' هنا', true],
      ['ABC', false],
      ['متجر ', true],
    ])
  })

  it('keeps numbers readable in Arabic', () => {
    expect(runs('عام 2026', true)).toEqual([
      ['2026', false],
      ['عام ', true],
    ])
  })

  it('mirrors brackets that stand in Arabic', () => {
    expect(runs('(مرحبا)', true)).toEqual([[')مرحبا(', true]])
  })

  it('leaves emoji in their place among Arabic words', () => {
    expect(runs('عربي 🌱 عربي', false)).toEqual([['عربي 🌱 عربي', true]])
  })

  it('never tears a pair of surrogates apart', () => {
    for (const run of directedRuns('ABC 🌱 مرحبا 🌱 DEF', true)) expect(run.text).not.toMatch(/\p{Surrogate}/u)
  })
})
