import { sheetWords } from '../../library/sheet-words.ts'
import { arrange } from '../../model/arrange.ts'
import type { Card, JourneyMap } from '../../model/schema.ts'
import type { Language } from '../../model/vocabulary.ts'
import { escapeMermaid } from './escape-mermaid.ts'

/** Mermaid's scores are 1…5, and it draws no task without one. */
const neutral = 3

/**
 * A map as a `journey` diagram of Mermaid: stages are its sections, touchpoints its tasks, personas its actors. A task has
 * one score: the mean of what the personas feel, −2…+2 as 1…5; what nobody has rated is neutral.
 * @see https://mermaid.js.org/syntax/userJourney.html
 */
export function renderMermaid(map: JourneyMap, language: Language = map.meta.locale ?? 'en'): string {
  const { columns } = arrange(map)
  const { untitled } = sheetWords(language)
  const named = (text: string) => escapeMermaid(text) || untitled
  const actors = new Map(map.personas.map(({ id, title }) => [id, named(title)]))
  const task = ({ title, emotions = {} }: Card): string => {
    const felt = Object.entries(emotions).filter(([persona]) => actors.has(persona))
    const sum = felt.reduce((total, [, value]) => total + value, 0)
    const score = felt.length === 0 ? neutral : Math.round(sum / felt.length) + neutral
    const who = [...actors].flatMap(([id, name]) => (felt.some(([persona]) => persona === id) ? [name] : []))
    return `    ${named(title)}: ${score}${who.length > 0 ? `: ${who.join(', ')}` : ''}`
  }
  const lines = map.stages.flatMap((stage) => [
    `  section ${named(stage.title)}`,
    ...(columns.get(stage.id) ?? []).map(task),
  ])
  return `${['journey', `  title ${named(map.meta.title)}`, ...lines].join('\n')}\n`
}
