import { renderJson } from '../../journey/formats/json.ts'
import { parseMapText } from '../../journey/model/parse.ts'
import type { JourneyMap } from '../../journey/model/schema.ts'
import { templateMap } from './template-maps.ts'

const act = 'globalThis.pwned=1'

/** Ways out of where a text stands: of an element, an attribute, a comment, a style, a script, a document. */
const ways = [
  '',
  '">',
  "'>",
  '`>',
  '-->',
  ']]>',
  '</title>',
  '</style>',
  '</script>',
  '</textarea>',
  '</svg>',
  '</metadata>',
  '</text>',
  '</desc>',
  '</bdi>',
  '\u0000',
  '\u2028',
  '&quot;>',
  '\\u003c/script>',
  '</SCRIPT >',
]

const deeds = [
  `<script>${act}</script>`,
  `<ScRiPt>${act}</sCrIpT>`,
  `<script xlink:href="data:,${act}" href="data:,${act}"/>`,
  `<img src=x onerror=${act}>`,
  `<svg onload=${act}>`,
  `<svg><animate onbegin=${act} attributeName=x dur=1s>`,
  `<body onload=${act}>`,
  `<input autofocus onfocus=${act}>`,
  `<details open ontoggle=${act}>`,
  `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
  `<iframe src="javascript:parent.pwned=1"></iframe>`,
  `<object data="data:text/html,<script>parent.pwned=1</script>"></object>`,
  `<a href="javascript:${act}" autofocus>x</a>`,
  `<math><mtext><img src onerror=${act}></mtext></math>`,
  `<style>@import 'javascript:${act}';</style>`,
  `<link rel=stylesheet href="javascript:${act}">`,
  `<foreignObject><img src=x onerror=${act} /></foreignObject>`,
  `<use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><script>${act}</script></svg>#x"/>`,
  `<set attributeName="onmouseover" to="${act}"/>`,
  `<meta http-equiv="refresh" content="0;url=javascript:${act}">`,
  `" onmouseover="${act}" x="`,
  `' onfocus='${act}' autofocus='`,
  `"><handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">${act}</handler>`,
  `<!ENTITY x "<script>${act}</script>">&x;`,
  '${globalThis.pwned=1}{{globalThis.pwned=1}}',
]

/** 500 texts, each of which would run as a script where it is not written as a text. */
export const scripts: readonly string[] = ways.flatMap((way) => deeds.map((deed) => way + deed))

/** What is no text of a user: ids, places, choices of a list, days. */
const fixed = new Set([
  'id',
  'order',
  'stage',
  'lane',
  'under',
  'from',
  'to',
  'on',
  'key',
  'role',
  'band',
  'colour',
  'kind',
])
const worded = new Set(['title', 'notes', 'description', 'owner', 'source', 'role', 'label', 'period', 'quote', 'unit'])

/** Characters that a field may have, where they are fewer than a script has. */
const longest: Readonly<Record<string, number>> = { owner: 120, unit: 40, period: 40, label: 120, source: 120 }

/** The sample with a script in every text that someone can write. */
export function scriptedMap(): JourneyMap {
  let next = 0
  const written = (value: unknown, key: string): unknown => {
    if (typeof value === 'string')
      return worded.has(key) && !fixed.has(key)
        ? (scripts[next++ % scripts.length] ?? '').slice(0, longest[key] ?? 200)
        : value
    if (Array.isArray(value)) return value.map((each) => written(each, key))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, written(each, name)]))
  }
  const map = templateMap('sample.en.json')
  const cards = map.cards.map((card) => ({ ...card, notes: card.notes ?? 'x', owner: card.owner ?? 'x' }))
  const frictions = map.frictions.map((friction) => ({
    ...friction,
    notes: friction.notes ?? 'x',
    owner: 'x',
    source: 'x',
  }))
  const metrics = map.metrics.map((metric) => ({ ...metric, source: 'x', owner: 'x', notes: 'x' }))
  const stages = map.stages.map((stage) => ({ ...stage, notes: 'x' }))
  const personas = map.personas.map((persona) => ({ ...persona, notes: 'x' }))
  const outcomes = map.outcomes.map((outcome) => ({ ...outcome, notes: 'x' }))
  const fixes = map.fixes.map((fix) => ({ ...fix, notes: 'x', owner: 'x' }))
  const links = map.links.map((link) => ({ ...link, label: 'x' }))
  const parsed = parseMapText(
    JSON.stringify(
      written(
        JSON.parse(renderJson({ ...map, stages, cards, links, frictions, metrics, fixes, personas, outcomes })),
        '',
      ),
    ),
  )
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems.slice(0, 3)))
  if (next < scripts.length) throw new Error(`Only ${next} texts for ${scripts.length} scripts.`)
  return parsed.value
}
