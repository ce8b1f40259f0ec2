import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './tools/systems/chromium'

const executablePath = await findChromium()

/** PostgreSQL is not the only one that minds being root. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What changes a system for everybody at once, or would take others' doings for its own: a stopped process, the time, a story. */
const ALONE = '**/alone/*.spec.ts'

/** No journey: requests by the thousand, which no browser makes. A stage of its own. */
const HOSTILE = '**/hostile/*.spec.ts'

/** No journey either: what is broken on purpose, by requests, and must be found by the evidence. A part of its stage. */
const BREACHES = '**/breaches/*.spec.ts'

/** What looks back at all of it. */
const AFTERWARDS = '**/afterwards/*.spec.ts'

const APART = [ALONE, HOSTILE, BREACHES, AFTERWARDS]

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }

export default defineConfig({
  testDir: './e2e',
  globalSetup: './tools/test/journeys.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A journey waits a quarter of its time: for a poll, a retry, an animation.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Of several runs one report is made: each leaves a blob, and `npm test` merges them.
  reporter: [
    ['list'],
    ['./e2e/fixtures/known-tags.ts'],
    process.env.PLAYWRIGHT_BLOB_OUTPUT_FILE ? ['blob'] : ['html', { open: 'never' }],
  ],
  use: {
    baseURL: process.env.E2E_RAMAI_ORIGIN,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // The steps, requests and console; `--trace on` keeps the page at each step too, which costs a tenth of a journey.
    trace: { mode: 'retain-on-failure', screenshots: false, snapshots: false },
    screenshot: 'only-on-failure',
    launchOptions: { executablePath, args },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: APART,
      grepInvert: /@phone-only/,
      use: desktop,
    },
    {
      name: 'alone',
      testMatch: ALONE,
      workers: 1,
      use: desktop,
    },
    {
      name: 'phone',
      testIgnore: APART,
      grep: /@phone/,
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        // By its screen a browser chooses the pictures that it asks for before it has laid out a page.
        screen: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        // A real phone has more dots to a point, and four times as many to draw; what depends on them says so.
        deviceScaleFactor: 1,
      },
    },
    {
      name: 'reduced-motion',
      testIgnore: APART,
      grep: /@motion/,
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        contextOptions: { reducedMotion: 'reduce' },
      },
    },
    { name: 'hostile', testMatch: HOSTILE },
    { name: 'breaches', testMatch: BREACHES, workers: 1 },
    { name: 'afterwards', testMatch: AFTERWARDS, use: desktop },
  ],
})
