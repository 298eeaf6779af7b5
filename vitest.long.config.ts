import { defineConfig } from 'vitest/config'
import everyTime from './vitest.config.ts'

export default defineConfig({
  test: {
    reporters: everyTime.test?.reporters ?? [],
    include: ['test/long/**/*.test.ts'],
    testTimeout: 3_600_000,
    hookTimeout: 60_000,
    maxWorkers: 2,
  },
})
