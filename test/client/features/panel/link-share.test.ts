import { expect, test } from 'vitest'
import { linkShare } from '../../../../client/features/panel/card/link-share.ts'

const link = (id: string, weight?: number) => ({ id, from: 'use', to: id, ...(weight === undefined ? {} : { weight }) })

test('a link’s share leaves room for those who end in an outcome there', () => {
  const support = link('support', 0.3)
  expect(linkShare(support, [support], { renewed: 0.7 })).toBeCloseTo(30, 12)
  expect(linkShare(support, [support])).toBe(100)
})

test('links that all weigh nothing share alike', () => {
  const links = [link('a', 0), link('b', 0)]
  expect(links.map((each) => linkShare(each, links))).toEqual([50, 50])
})
