import type { OnePagerContent, OnePagerFigure, OnePagerFrictions } from '../../layout/one-pager-content.ts'
import { label } from '../../library/words.ts'
import type { Language } from '../../model/vocabulary.ts'
import { escapeHtml } from './markup.ts'

const words = {
  en: {
    personas: 'Personas',
    stages: 'The journey',
    emotion: 'Emotion',
    lowest: 'Lowest',
    highest: 'Highest',
    friction: 'Friction',
    where: 'Where',
  },
  id: {
    personas: 'Persona',
    stages: 'Perjalanan',
    emotion: 'Emosi',
    lowest: 'Terendah',
    highest: 'Tertinggi',
    friction: 'Titik gesekan',
    where: 'Di mana',
  },
} as const

/** All that a one-pager says as headings, lists and tables: for screen readers, and for whoever copies from it. */
export function onePagerInWords(content: OnePagerContent, language: Language): string {
  const { title, deck, day, personas, stages, curves, frictions, metrics, changes, evidence, honest } = content
  const say = words[language]
  const notes = curves.flatMap(({ notes: found }) =>
    found.map(({ text, isLowest }) => `${isLowest ? say.lowest : say.highest}: ${text}`),
  )
  const figure = (value: OnePagerFigure | undefined) =>
    value ? `${value.text} (${label('evidence', value.evidence, language).toLowerCase()})` : ''
  return [
    `<h1 dir="auto">${escapeHtml(title)}</h1>`,
    paragraph(deck),
    paragraph(day),
    evidence
      ? paragraph(
          `${evidence.heading}: ${evidence.score} ${evidence.outOf}. ${evidence.parts.map(({ text }) => text).join(', ')}.`,
        )
      : '',
    list(
      say.personas,
      personas.map((persona) => persona.title),
    ),
    list(
      say.stages,
      stages.map((stage) =>
        [stage.title, stage.touchpoints.map((touchpoint) => touchpoint.title).join(', ')]
          .filter((part) => part !== '')
          .join(': '),
      ),
    ),
    list(say.emotion, notes),
    frictionTable(frictions, say, figure),
    table(
      metrics.heading,
      undefined,
      metrics.rows.map(({ title: name, value, notMeasured, aim }) => [
        name,
        value ? figure(value) : notMeasured,
        aim[0] ?? '',
      ]),
    ),
    changes
      ? list(
          changes.heading,
          changes.lines.map(({ text }) => text),
        )
      : '',
    paragraph(honest ?? ''),
  ]
    .filter((part) => part !== '')
    .join('\n')
}

function frictionTable(
  { heading, columns, rows, more }: OnePagerFrictions,
  say: (typeof words)[Language],
  figure: (value: OnePagerFigure | undefined) => string,
): string {
  const head = [say.friction, say.where, columns.meets, columns.leaves, columns.money]
  const cells = rows.map(({ rank, title, about, meets, leaves, money }) => [
    `${rank}. ${title}`,
    about[0] ?? '',
    figure(meets),
    figure(leaves),
    money?.text ?? '',
  ])
  return table(heading, head, cells) + paragraph(rows.length > 0 ? more : '')
}

const paragraph = (text: string) => (text === '' ? '' : `<p dir="auto">${escapeHtml(text)}</p>`)

const list = (heading: string, lines: readonly string[]) =>
  lines.length === 0
    ? ''
    : `<h2>${escapeHtml(heading)}</h2><ul>${lines.map((line) => `<li dir="auto">${escapeHtml(line)}</li>`).join('')}</ul>`

function table(caption: string, head: readonly string[] | undefined, rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return ''
  const heading = head
    ? `<thead><tr>${head.map((name) => `<th scope="col">${escapeHtml(name)}</th>`).join('')}</tr></thead>`
    : ''
  const body = rows.map(
    ([first = '', ...rest]) =>
      `<tr><th scope="row" dir="auto">${escapeHtml(first)}</th>${rest.map((cell) => `<td dir="auto">${escapeHtml(cell)}</td>`).join('')}</tr>`,
  )
  return `<table><caption>${escapeHtml(caption)}</caption>${heading}<tbody>${body.join('')}</tbody></table>`
}
