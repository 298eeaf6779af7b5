import { writeFileSync } from 'node:fs'

/**
 * Writes what a run of vitest came to as JSON: how many tests passed, failed and were skipped, and the failures in full.
 * Its own JSON report says nothing of errors outside of tests.
 */
export class VitestReport {
  #path

  /** @param {string} path */
  constructor(path) {
    this.#path = path
  }

  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: 0, skipped: 0 }
    const failures = []
    const note = (name, errors) => {
      if (errors.length > 0) failures.push({ name, errors: errors.map(textOf) })
    }
    for (const module of modules) {
      note(module.relativeModuleId, module.errors())
      for (const suite of module.children.allSuites())
        note(`${module.relativeModuleId} › ${suite.fullName}`, suite.errors())
      for (const test of module.children.allTests()) {
        const { state, errors } = test.result()
        counts[state === 'pending' ? 'failed' : state]++
        note(`${module.relativeModuleId} › ${test.fullName}`, state === 'failed' ? errors : [])
      }
    }
    note('outside of any test', unhandledErrors)
    writeFileSync(this.#path, JSON.stringify({ ...counts, failures }))
  }
}

/** What was expected, and where; the frames of the test's own tools say nothing. */
function textOf({ name, message, diff, stack }) {
  const frames = (stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*\d+:\d+/.test(line) && !/node_modules|node:/.test(line))
  return [`${name ?? 'Error'}: ${message}`, ...frames.slice(0, 2), diff].filter(Boolean).join('\n')
}
