import { defineConfig } from 'vitest/config'
import { VitestReport } from './scripts/vitest-report.mjs'

/** `npm test` asks for a report, to say at its end what failed. */
const reportPath = process.env.JEJAK_TEST_REPORT

export default defineConfig({
  test: {
    reporters: reportPath ? ['default', new VitestReport(reportPath)] : ['default'],
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**', 'test/long/**', 'node_modules/**'],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Two cores: more workers than that make the timed tests lie.
    maxWorkers: 2,
  },
})
