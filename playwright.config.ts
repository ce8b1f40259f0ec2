import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './tools/dev/systems/chromium'

const executablePath = await findChromium()

/** Chromium refuses its sandbox as root. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/**
 * Tests that change a system for everybody, or would count other tests' events: a stopped process,
 * a moved clock, a scenario.
 */
const ALONE = '**/alone/*.spec.ts'

/** Not journeys: thousands of requests that no browser makes, in a separate stage. */
const HOSTILE = '**/hostile/*.spec.ts'

/** Planted violations by requests, which the evidence must detect. Part of the evidence's stage. */
const BREACHES = '**/breaches/*.spec.ts'

/** Checks of everything that the other tests did. */
const AFTERWARDS = '**/afterwards/*.spec.ts'

/** All pages by three engines, outside of the gate. */
const ACCESSIBILITY = '**/accessibility/*.spec.ts'

const APART = [ALONE, HOSTILE, BREACHES, AFTERWARDS, ACCESSIBILITY]

const desktop = { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } }

export default defineConfig({
  testDir: './e2e',
  globalSetup: './tools/gate/journeys.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  // A journey spends a quarter of its time waiting: for a poll, a retry, an animation.
  workers: 3,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  // Several runs make one report: each leaves a blob, and `npm test` merges them.
  reporter: [
    ['list'],
    ['./e2e/fixtures/known-tags.ts'],
    process.env.PLAYWRIGHT_BLOB_OUTPUT_FILE ? ['blob'] : ['html', { open: 'never' }],
  ],
  use: {
    baseURL: process.env.E2E_RAMAI_ORIGIN,
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    // Steps, requests and console. `--trace on` also keeps the page at each step, which costs a
    // tenth of a journey.
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
        // The browser selects pictures by the screen size before it has laid out a page.
        screen: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        // A real phone has a higher pixel density and four times as many pixels to draw; tests that
        // depend on it set it.
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
    { name: 'accessibility', testMatch: ACCESSIBILITY, use: desktop },
  ],
})
