import { defineConfig } from '@playwright/test'
import { browserArguments, findBrowser, findFirefox, firefoxDownloads, firefoxPreferences } from './scripts/browser.mjs'

/** `npm run test:long` runs what takes too long for every time. */
const isLong = process.env.JEJAK_LONG_TESTS === '1'

export default defineConfig({
  testDir: 'test/e2e',
  testMatch: '*.spec.ts',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Two cores, one of them for the server: browsers beside each other would only slow each other down.
  workers: 1,
  fullyParallel: false,
  ...(isLong ? { grep: /@long/ } : { grepInvert: /@long/ }),
  forbidOnly: Boolean(process.env.CI),
  reporter: process.env.PLAYWRIGHT_JSON_OUTPUT_NAME ? [['list'], ['json']] : 'list',
  use: {
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    trace: 'retain-on-failure',
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
        // A trace's pictures cost more here than the test itself.
        trace: { mode: 'retain-on-failure', screenshots: false },
        launchOptions: {
          executablePath: findFirefox() ?? 'firefox',
          firefoxUserPrefs: firefoxPreferences,
          downloadsPath: firefoxDownloads,
        },
      },
    },
  ],
})
