import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser, findFirefox, firefoxDownloads, firefoxPreferences } from './scripts/browser.mjs'

/** `npm run test:long` runs what takes too long for every time. */
const isLong = process.env.JEJAK_LONG_TESTS === '1'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // What measures time must be alone; `npm test` runs all the others two beside each other.
  workers: 1,
  fullyParallel: true,
  ...(isLong ? { grep: /@long/ } : { grepInvert: /@long/ }),
  // A machine that others keep busy can make a page late once; what needed its second try is named at the end all the same.
  retries: 1,
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    // A trace costs a third of the time and nobody reads most of them: whoever wants one adds `--trace on`.
    trace: 'off',
    screenshot: 'only-on-failure',
  },
  projects: [
    {
      name: 'chromium',
      use: { launchOptions: { executablePath: await findBrowser(), args: browserArguments } },
    },
    {
      // An installed Firefox as it is, through WebDriver BiDi; test/e2e/firefox.ts says what that way needs.
      name: 'firefox',
      grep: /@essential/,
      use: {
        browserName: 'firefox',
        channel: 'moz-firefox',
        launchOptions: {
          executablePath: findFirefox() ?? 'firefox',
          firefoxUserPrefs: firefoxPreferences,
          downloadsPath: firefoxDownloads,
        },
      },
    },
  ],
})
