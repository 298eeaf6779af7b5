import { runnerImport } from 'vite'

/** How long the flow model takes on maps full of figures, on one thread, in ms; no browser. */
export async function measureModel(runs) {
  const { module: maps } = await runnerImport('./test/helpers/flow-map.ts')
  const { module: model } = await runnerImport('./journey/economics/analyse.ts')
  const { module: scenarios } = await runnerImport('./journey/economics/scenarios.ts')
  const large = (frictions, loops) => maps.flowMap({ touchpoints: 300, frictions, fixes: 20, loops })
  const [chain, loop] = [large(12, 'some'), large(60, 'whole')]
  const sixty = maps.flowMap({ touchpoints: 60, frictions: 25, fixes: 20, uncertain: true })
  const everything = Object.fromEntries(sixty.fixes.map(({ id }) => [id, 1]))
  const tasks = [
    ['after an edit: flow and money at risk, 300 touchpoints, small loops, 12 frictions', () => model.flowOf(chain)],
    ['the same, one loop of all 300, 60 frictions', () => model.flowOf(loop)],
    ['exact Shapley shares of 12 frictions, 300 touchpoints', () => model.analyse(chain)],
    ['sampled Shapley shares of 60 frictions, one loop of 300', () => model.analyse(loop)],
    ['5,000 draws of two scenarios, 60 touchpoints', () => scenarios.simulateScenarios(sixty, [{}, everything])],
    ['best of all sets of 20 fixes, 60 touchpoints', () => scenarios.bestFixesFor(sixty, 50_000)],
  ]
  return tasks.map(([name, run]) => {
    // The first time is the compiler's.
    run()
    const times = Array.from({ length: Math.max(runs, 3) }, () => {
      const begun = performance.now()
      run()
      return performance.now() - begun
    })
    return { name, time: times.sort((a, b) => a - b)[Math.floor(times.length / 2)] }
  })
}
