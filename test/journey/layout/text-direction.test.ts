import { expect, test } from 'vitest'
import { textBlock, textStyles } from '../../../journey/layout/styles.ts'
import { isRightToLeft } from '../../../journey/layout/text-direction.ts'
import { textItems } from '../../../journey/scene/text-items.ts'

test.each([
  ['Pays the premium', false],
  ['يدفع القسط', true],
  ['ממלא את הטופס ב-iPhone', true],
  // The first letter tells, not the most: figures and signs have no direction.
  ['(2026) رحلة العميل', true],
  ['Pays مرحبا by card', false],
  ['2026 …', false],
  ['', false],
])('%s: written from right to left is %s', (text, expected) => {
  expect(isRightToLeft(text)).toBe(expected)
})

const place = { x: 10, y: 0, width: 100, lines: 2 }

test('what is written from right to left begins at the right end of a width of its own', () => {
  const block = textBlock('يدفع القسط', textStyles.card, { ...place, own: true })
  expect(block).toMatchObject({ x: 110, anchor: 'end', rtl: true })
  expect(textItems(block, 'ink')[0]).toMatchObject({ x: 110, anchor: 'end', rtl: true })
})

test('where something stands behind it, it keeps its place and its order of words', () => {
  const block = textBlock('يدفع', textStyles.card, place)
  expect(block).toMatchObject({ x: 10, rtl: true })
  expect(block.anchor).toBeUndefined()
  expect(textBlock('50 %', textStyles.card, { ...place, anchor: 'end' })).toMatchObject({ x: 10, anchor: 'end' })
})

test('other text is as it was', () => {
  const block = textBlock('Pays', textStyles.card, { ...place, own: true })
  expect(block).not.toHaveProperty('rtl')
  expect(block.x).toBe(10)
})
