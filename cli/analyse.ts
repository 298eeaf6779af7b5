import { analyse } from '../journey/economics/analyse.ts'
import type { Analysis, AnalysisProblem } from '../journey/economics/analysis.ts'
import { bestFixesFor, scenarioFigures, simulateScenarios } from '../journey/economics/scenarios.ts'
import type { JourneyMap, Scenario } from '../journey/model/schema.ts'
import type { Language } from '../journey/model/vocabulary.ts'
import { analysisText } from './analysis-text.ts'
import { readMapFile } from './read-map.ts'
import type { Report } from './report.ts'
import { CommandError, type Terminal } from './terminal.ts'
import { type Words, wordsOf } from './words.ts'

export interface AnalyseCommand {
  readonly format: 'table' | 'json'
  readonly language: Language
  readonly seed: number
  readonly scenario?: string
  readonly budget?: number
  readonly hideAssumptions?: boolean
}

/** `jejak analyse <file>`: prints what the flow model says of a map. @returns the exit code */
export async function analyseCommand(path: string, options: AnalyseCommand, terminal: Terminal): Promise<0 | 1> {
  const words = wordsOf[options.language]
  const map = await readMapFile(path, terminal, words)
  const model = { seed: options.seed, hideAssumptions: options.hideAssumptions ?? false }
  const scenario = options.scenario === undefined ? undefined : findScenario(map, options.scenario, words)
  const analysis: Analysis = analyse(map, model)
  if (analysis.problem !== null) {
    if (options.format === 'json') terminal.out(jsonText(analysis))
    terminal.error(`${problemText(analysis.problem, words)}\n`)
    return 1
  }
  const report: Report = {
    ...analysis,
    ...(scenario ? scenarioReport(map, scenario, model) : {}),
    ...(options.budget === undefined ? {} : budgetReport(map, options.budget, model)),
  }
  terminal.out(options.format === 'json' ? jsonText(report) : analysisText(map, report, options.language))
  return 0
}

const jsonText = (data: unknown) => `${JSON.stringify(data, null, 2)}\n`

function problemText(problem: AnalysisProblem, words: Words): string {
  const titles = problem.kind === 'empty' ? [] : problem.touchpoints.map(({ title }) => `  ${title}`)
  return [words.problems[problem.kind], ...titles].join('\n')
}

interface Model {
  readonly seed: number
  readonly hideAssumptions: boolean
}

function scenarioReport(map: JourneyMap, scenario: Scenario, model: Model): Pick<Report, 'scenario'> {
  const strengths = scenario.strengths ?? {}
  const figures = scenarioFigures(map, strengths, model)
  const simulated = simulateScenarios(map, [strengths], model)
  const { id, title } = scenario
  if (figures.problem !== null) return { scenario: { id, title, ...figures } }
  const drawn = simulated?.problem === null ? simulated.spreads[0] : undefined
  return { scenario: { id, title, ...figures, spread: drawn?.gain ?? null, paybackSpread: drawn?.payback ?? null } }
}

function budgetReport(map: JourneyMap, budget: number, model: Model): Pick<Report, 'bestFixes'> {
  const best = bestFixesFor(map, budget, model)
  if (best.problem !== null) throw new Error('the fixes of an analysed map have no figures')
  return { bestFixes: { budget, ...best } }
}

/** A scenario by its id, or by its title where only one has it. */
function findScenario({ scenarios = [] }: JourneyMap, asked: string, words: Words): Scenario {
  const byId = scenarios.find(({ id }) => id === asked)
  if (byId) return byId
  const called = scenarios.filter(({ title }) => plain(title) === plain(asked))
  const [only, second] = called
  if (only && !second) return only
  const listed = (second ? called : scenarios).map(({ id, title }) => `  ${title} (${id})`)
  const message = second ? words.manyScenarios(asked) : words.noScenario(asked)
  throw new CommandError([message, ...(listed.length > 0 ? listed : [`  ${words.nothing}`])].join('\n'))
}

const plain = (title: string) => title.trim().toLowerCase()
