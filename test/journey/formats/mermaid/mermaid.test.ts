import fc from 'fast-check'
import { expect, test } from 'vitest'
import { escapeMermaid, unescapeMermaid } from '../../../../journey/formats/mermaid/escape-mermaid.ts'
import { parseMermaid } from '../../../../journey/formats/mermaid/parse-mermaid.ts'
import { renderMermaid } from '../../../../journey/formats/mermaid/render-mermaid.ts'
import { oneLine } from '../../../../journey/formats/plain-text.ts'
import { arrange } from '../../../../journey/model/arrange.ts'
import { parseMapText } from '../../../../journey/model/parse.ts'
import { languages } from '../../../../journey/model/vocabulary.ts'
import { bigMap } from '../../../helpers/big-map.ts'
import { sampleMap } from '../../../helpers/sample-map.ts'
import { templateTexts } from '../../rich-map.ts'

const scores = (text: string) => text.split('\n').map((line) => /: (\d)/.exec(line)?.[1])

for (const language of languages)
  test(`the diagram of the sample map reads as it did (${language})`, async () => {
    await expect(renderMermaid(sampleMap(language))).toMatchFileSnapshot(`../golden/sample.${language}.mermaid.txt`)
  })

test('stages, touchpoints and their scores come back from a diagram of ours, and give the same diagram again', () => {
  const maps = [...Array.from({ length: 20 }, (_, seed) => bigMap(40 + seed, seed)), sampleMap('en'), sampleMap('id')]
  for (const text of templateTexts()) {
    const template = parseMapText(text)
    if (template.ok) maps.push(template.value)
  }
  for (const map of maps) {
    const diagram = renderMermaid(map, 'en')
    const read = parseMermaid(diagram)
    if (!read.ok) throw new Error(JSON.stringify(read.problems))
    expect(read.problems).toEqual([])
    expect(read.map.stages.map(({ title }) => title)).toEqual(map.stages.map(({ title }) => oneLine(title)))
    expect(arrange(read.map).touchpoints.map(({ title }) => title)).toEqual(
      arrange(map).touchpoints.map(({ title }) => oneLine(title) || 'Untitled'),
    )
    expect(scores(renderMermaid(read.map, 'en'))).toEqual(scores(diagram))
  }
})

test('any text survives as a name, and never begins a line or a part of its own', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
      const escaped = escapeMermaid(text)
      expect(escaped).not.toMatch(/[:,\n%<>&"{}]|^(title|section|journey|accTitle)/i)
      expect(unescapeMermaid(escaped)).toBe(oneLine(text))
    }),
  )
})

test('a diagram of somebody else is read with all its oddities, and what is not understood is told by line', () => {
  const read = parseMermaid(`\`\`\`mermaid
---
title: Front
---
%%{init: {'theme': 'dark'}}%%
journey
    %% a comment
    title My working day
    accTitle: for readers
    section Go to work
      Make tea: 5: Me
      Go upstairs: 3: Me, Cat
      Do work: 9: Me, Cat
    section Go home
      Sit down
      : 3: Me
      Sleep: 4
\`\`\`
after`)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  const { map, problems } = read
  expect(map.meta.title).toBe('My working day')
  expect(map.stages.map(({ title }) => title)).toEqual(['Go to work', 'Go home'])
  expect(map.personas.map(({ title }) => title)).toEqual(['Me', 'Cat', 'Customer'])
  expect(map.cards.map(({ title, emotions }) => [title, emotions])).toEqual([
    ['Make tea', { 'persona-1': 2 }],
    ['Go upstairs', { 'persona-1': 0, 'persona-2': 0 }],
    ['Do work', undefined],
    ['Sit down', undefined],
    ['Sleep', { 'persona-3': 1 }],
  ])
  expect(problems.map(({ code, line }) => [code, line])).toEqual([
    ['out-of-range', 13],
    ['missing', 15],
    ['not-understood', 16],
  ])
})

test('what is no journey diagram is refused with a reason, whatever it is', () => {
  expect(parseMermaid('graph TD\n A --> B')).toMatchObject({ ok: false, problems: [{ code: 'not-this-format' }] })
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseMermaid(`journey\n${text}`)))
})
