import { sheetWords } from '../../library/sheet-words.ts'
import { limits } from '../../model/limits.ts'
import { freshOrders } from '../../model/order.ts'
import type { Card, Persona, Stage } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { oneLine } from '../plain-text.ts'
import { type ReadMap, ReadProblems, bandsOf, checkedMap, lanesOf } from '../read-map.ts'
import { unescapeMermaid } from './escape-mermaid.ts'

interface Task {
  readonly title: string
  readonly score?: number
  readonly actors: readonly string[]
  readonly section: number
}

const customer: Readonly<Record<Language, string>> = { en: 'Customer', id: 'Pelanggan' }

/**
 * Reads a `journey` diagram of Mermaid as a map: sections become stages, tasks touchpoints, actors personas who feel what
 * the score says, 1…5 as −2…+2. Tolerant: comments, directives, front matter and a code fence around it are passed over,
 * and what is not understood is listed by line while the rest is taken.
 */
export function parseMermaid(text: string, language: Language = 'en'): ReadMap {
  const found = new ReadProblems()
  if (text.length > limits.fileBytes) {
    found.add('too-large', 0, 'The file is larger than 20 MB.', '20 MB')
    return found.refused()
  }
  const diagram = readLines(text, found)
  if (!diagram) {
    found.add('not-this-format', 0, 'This is not a journey diagram of Mermaid: no line says "journey".')
    return found.refused()
  }
  const { title, sections, tasks } = diagram
  if (sections.length > limits.stages || tasks.length > limits.cards) {
    found.add('too-many', 0, `More than ${limits.stages} sections or ${limits.cards} tasks.`)
    return found.refused()
  }
  const names = [...new Set(tasks.flatMap(({ score, actors }) => actorsOf(score, actors, language)))]
  const personas = entitiesOf(names, 'persona').slice(0, limits.personas)
  if (names.length > personas.length)
    found.add('too-many', 0, `More than ${limits.personas} actors; the rest is left out.`)
  const personaIds = new Map(personas.map((persona) => [persona.title, persona.id]))
  const bands = bandsOf(sections)
  const { untitled } = sheetWords(language)
  const orders = freshOrders(tasks.length)
  const stages = entitiesOf(sections, 'stage').map((stage, index): Stage => ({
    ...stage,
    title: stage.title === '' ? untitled : stage.title,
    band: bands[index] ?? 'pre-sale',
  }))
  const cards = tasks.map(({ title, score, actors, section }, index): Card => {
    const felt = actorsOf(score, actors, language).flatMap((actor): [string, number][] => {
      const persona = personaIds.get(actor)
      return persona === undefined || score === undefined ? [] : [[persona, score - 3]]
    })
    const place = { stage: `stage-${section + 1}`, lane: 'lane-touchpoint', order: orders[index] ?? 'a0' }
    const card = { id: `touchpoint-${index + 1}`, title, place }
    return felt.length > 0 ? { ...card, emotions: Object.fromEntries(felt) } : card
  })
  const lanes = lanesOf(new Set(['touchpoint', 'emotion']), language)
  return checkedMap({ stages, lanes, cards, personas }, { title: title || untitled, locale: language }, found)
}

/** A score nobody is named for is that of the customer. */
function actorsOf(score: number | undefined, actors: readonly string[], language: Language): readonly string[] {
  return score !== undefined && actors.length === 0 ? [customer[language]] : actors
}

function entitiesOf(titles: readonly string[], kind: string): Persona[] {
  const orders = freshOrders(titles.length)
  return titles.map((title, index) => ({ id: `${kind}-${index + 1}`, title, order: orders[index] ?? 'a0' }))
}

interface Diagram {
  title: string
  readonly sections: string[]
  readonly tasks: Task[]
}

function readLines(text: string, found: ReadProblems): Diagram | undefined {
  const diagram: Diagram = { title: '', sections: [], tasks: [] }
  const lines = text.replace(/^\ufeff/, '').split(/\r\n?|\n/)
  let hasBegun = false
  let until: RegExp | undefined
  const nameIn = (raw: string, line: number) => found.title(oneLine(unescapeMermaid(raw)), line)
  for (const [index, raw] of lines.entries()) {
    const number = index + 1
    const line = raw.replace(/(^|[^}])%%(?!\{).*$/, '$1').trim()
    if (until) {
      const frontTitle = hasBegun ? undefined : /^title:\s*(.+)$/.exec(line)?.[1]
      if (frontTitle !== undefined) diagram.title = nameIn(frontTitle.replace(/^(["'])(.*)\1$/, '$2'), number)
      if (until.test(line)) until = undefined
      continue
    }
    if (line === '' || line.startsWith('#')) continue
    if (/^(`{3,}|~{3,})/.test(line)) {
      if (hasBegun) break
      continue
    }
    if (line.startsWith('%%{')) {
      if (!line.includes('}%%')) until = /\}%%/
      continue
    }
    if (!hasBegun) {
      if (line === '---') until = /^---$/
      else if (/^journey\b/i.test(line)) hasBegun = true
      else return undefined
      continue
    }
    if (/^accDescr\s*\{/i.test(line)) {
      if (!line.includes('}')) until = /\}/
      continue
    }
    if (/^acc(Title|Descr)\s*:/i.test(line)) continue
    const headed = /^(title|section)\s+(.*)$/i.exec(line)
    if (headed) {
      const [, word = '', name = ''] = headed
      if (word.toLowerCase() === 'title') diagram.title = nameIn(name, number)
      else diagram.sections.push(nameIn(name.replace(/:\s*$/, ''), number))
      continue
    }
    const task = readTask(line, number, found)
    if (!task) continue
    if (diagram.sections.length === 0) diagram.sections.push('')
    diagram.tasks.push({ ...task, section: diagram.sections.length - 1, title: nameIn(task.title, number) })
  }
  return hasBegun ? diagram : undefined
}

/** A task, `name: score: actor, actor`. */
function readTask(line: string, number: number, found: ReadProblems): Omit<Task, 'section'> | undefined {
  const [title = '', told = '', who = '', ...more] = line.split(':').map((part) => part.trim())
  if (title === '') {
    found.add('not-understood', number, 'The line is no section and no task with a name.', line.slice(0, 80))
    return undefined
  }
  if (more.length > 0) found.add('not-understood', number, 'What stands behind the actors is left out.', more.join(':'))
  const actors = who
    .split(',')
    .map((actor) => found.title(oneLine(unescapeMermaid(actor)), number))
    .filter((actor) => actor !== '')
  const score = told === '' ? Number.NaN : Number(told)
  if (told === '') found.add('missing', number, `"${title}" has no score; it stays unrated.`, title)
  else if (!Number.isFinite(score)) found.add('not-understood', number, `"${told}" is no score; 1 to 5 is.`, told)
  else if (score < 1 || score > 5) found.add('out-of-range', number, `The score ${told} is not in 1 to 5.`, told)
  return score >= 1 && score <= 5 ? { title, score, actors } : { title, actors }
}
