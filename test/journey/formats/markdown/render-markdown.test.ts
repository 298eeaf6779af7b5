import { expect, test } from 'vitest'
import { escapeMarkdown } from '../../../../journey/formats/markdown/escape-markdown.ts'
import { renderMarkdown } from '../../../../journey/formats/markdown/render-markdown.ts'
import { parseMapText } from '../../../../journey/model/parse.ts'
import { languages } from '../../../../journey/model/vocabulary.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'
import { richMap, templateTexts } from '../../rich-map.ts'

for (const language of languages)
  test(`the outline of the sample map reads as it did (${language})`, async () => {
    await expect(renderMarkdown(sampleMap(language))).toMatchFileSnapshot(`../golden/sample.${language}.markdown.txt`)
  })

test('every template has an outline that names its stages and cards', () => {
  for (const text of templateTexts()) {
    const map = parseMapText(text)
    if (!map.ok) throw new Error('a template is no map')
    const outline = renderMarkdown(map.value)
    for (const { title } of [...map.value.stages, ...map.value.cards]) expect(outline).toContain(escapeMarkdown(title))
  }
})

test('what users wrote stays text: no markup, no list, no link, no line of its own', () => {
  const nasty =
    '# Head *bold* [x](javascript:alert(1)) <script>alert(1)</script> https://evil.example `code` | cell\n---\n1. one'
  const map = richMap(6)
  const outline = renderMarkdown({
    ...map,
    meta: { ...map.meta, title: nasty, description: `${nasty}\n\n- not a list\n    not code\n===` },
    cards: map.cards.map((card) => ({ ...card, title: nasty, notes: nasty, owner: nasty })),
  })
  expect(outline).not.toMatch(/[^\\]<script|[^\\]\]\(|https:\/\/evil|^\s*(---|===)$|^- not a list|^ {4}not code/m)
  expect(outline).toContain('\\- not a list')
  // Headings are ours only.
  const headings = outline.split('\n').filter((line) => line.startsWith('#'))
  expect(headings.every((line) => /^#{1,3} [^#]/.test(line))).toBe(true)
  expect(headings.filter((line) => line.startsWith('# '))).toHaveLength(1)
})

test('figures come with how far they may be believed', () => {
  const map = sampleMap()
  const [first, ...rest] = map.frictions
  if (!first) throw new Error('no friction')
  const frequency = { value: { k: 70, n: 200 }, evidence: 'measured', source: 'survey', asOf: '2026-10-01' } as const
  const outline = renderMarkdown({ ...map, frictions: [{ ...first, frequency, exitImpact: 0.2 }, ...rest] })
  expect(outline).toContain('Meet it: 35% (measured, 70 of 200, source: survey, as of 2026-10-01)')
  expect(outline).toContain('Leave because of it: 20% (assumed)')
})
