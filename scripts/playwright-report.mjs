/**
 * What a run of Playwright came to, from its JSON report: how many tests passed, failed and were skipped, and the
 * failures in full. A test that passed only when it was tried again has failed.
 */
export function readPlaywrightReport({ stats, suites, errors }) {
  const failures = errors.map((error) => ({ name: 'outside of any test', errors: [textOf(error)] }))
  const visit = (suite) => {
    for (const spec of suite.specs)
      for (const test of spec.tests) {
        if (test.status !== 'unexpected' && test.status !== 'flaky') continue
        const name = `[${test.projectName}] ${spec.file}:${spec.line} › ${spec.title}`
        failures.push({ name, errors: test.results.flatMap((result) => result.errors.map(textOf)) })
      }
    suite.suites?.forEach(visit)
  }
  suites.forEach(visit)
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped, failures }
}

const textOf = (error) => error.message ?? error.value ?? JSON.stringify(error)
