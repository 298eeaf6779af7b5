/**
 * What a run of Playwright came to, from its JSON report: how many tests passed, failed and were skipped, and the
 * failures in full. `unsteady` names the tests that passed only when they were tried again, with what they failed of first.
 */
export function readPlaywrightReport({ stats, suites, errors }) {
  const failures = errors.map((error) => ({ name: 'outside of any test', errors: [textOf(error)] }))
  const unsteady = []
  const visit = (suite) => {
    for (const spec of suite.specs)
      for (const test of spec.tests) {
        if (test.status !== 'unexpected' && test.status !== 'flaky') continue
        const name = `[${test.projectName}] ${spec.file}:${spec.line} › ${spec.title}`
        const kind = test.status === 'flaky' ? unsteady : failures
        kind.push({ name, errors: test.results.flatMap((result) => result.errors.map(textOf)) })
      }
    suite.suites?.forEach(visit)
  }
  suites.forEach(visit)
  const passed = stats.expected + stats.flaky
  return { passed, failed: stats.unexpected, skipped: stats.skipped, failures, unsteady }
}

const textOf = (error) => error.message ?? error.value ?? JSON.stringify(error)
