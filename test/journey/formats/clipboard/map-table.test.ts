import { describe, expect, it } from 'vitest'
import { renderMapTable } from '../../../../journey/formats/clipboard/map-table.ts'
import { parseFragment } from '../../../../journey/formats/clipboard/parse-fragment.ts'
import { readTableText } from '../../../../journey/formats/clipboard/table.ts'
import { fragmentOf } from '../../../../journey/model/fragment.ts'
import { templateMap } from '../../../helpers/template-maps.ts'

const map = templateMap('sample.en.json')
const whole = map.stages.map(({ id }) => id)

function rowsOf(roots: readonly string[], language: 'en' | 'id' = 'en') {
  const read = readTableText(renderMapTable(fragmentOf(map, roots), language).text)
  if (!read.ok) throw new Error('This is no table.')
  return read.table.rows
}

describe('a map as one table', () => {
  it('has a column for each stage and a row for each lane, and below them what hangs on the touchpoints', () => {
    const [head = [], ...rows] = rowsOf(whole)
    expect(head).toEqual(['', ...map.stages.map(({ title }) => title)])
    expect(rows.map(([title]) => title)).toEqual([
      'Touchpoints',
      'Actions',
      'Thoughts',
      'Opportunities',
      'Emotion',
      'Channels',
      'Frictions',
      'Metrics',
    ])
    for (const row of rows) expect(row).toHaveLength(head.length)
    const [friction] = map.frictions
    expect(rows[6]?.join('\n')).toContain(friction?.title)
    expect(rows[4]?.[1]).toMatch(/: Dina, her first plant [+−]?\d, Bram, plants for the office [+−]?\d/)
    expect(rowsOf(whole, 'id').at(-2)?.join('\n')).toContain('(4 · Fatal)')
  })

  it('is that of a selection where there is one', () => {
    const stage = map.stages[1]?.id ?? ''
    const [head = []] = rowsOf([stage])
    expect(head).toEqual(['', map.stages[1]?.title])
  })

  it('carries the map, so that it is pasted as it was, and nothing in it is a formula', () => {
    const risky = { ...map, cards: map.cards.map((card) => ({ ...card, title: `=1+1 ${card.title}` })) }
    const forms = renderMapTable(fragmentOf(risky, whole), 'en')
    const read = parseFragment(forms.json)
    expect(read.ok ? [] : read.problems).toEqual([])
    expect(read.ok && read.value.map.cards).toHaveLength(map.cards.length)
    expect(forms.html).toContain('data-jejak-fragment="')
    expect(forms.text).toMatch(/\t"?'=1\+1 /)
    expect(forms.text).not.toMatch(/(^|\t"?)=/)
  })
})
