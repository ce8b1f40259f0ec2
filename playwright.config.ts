import { defineConfig, devices } from '@playwright/test'
import { findChromium } from './tools/systems/chromium'

const executablePath = await findChromium()

/** PostgreSQL is not the only one that minds being root. */
const args = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What no screen size and no motion changes is asked once. */
const ONCE = [
  'change-keys-while-running',
  'compare-the-databases',
  'come-from-a-second-social-app',
  'conform-to-the-handoff',
  'draw-the-sequence',
  'give-a-reason-for-every-refusal',
  'keep-the-order-when-kasir-fails',
  'leave-no-trace',
  'look-through-the-token-lens',
  'look-without-buying',
  'mint-for-a-tap-alone',
  'mistrust-notifications',
  'present-to-a-room',
  'promote-an-unrelated-shop',
  'race-for-a-handoff',
  'read-the-chapters',
  'refuse-a-wrong-auditor',
  'run-the-evidence',
  'scenario-sessions',
  'scenarios',
  'see-a-system-down',
  'stand-alone',
  'watch-the-boundary',
  'watch-without-a-demo',
].map((name) => `**/${name}.spec.ts`)

/** What changes a system for everybody at once, or would take others' doings for its own: a stopped process, the time, a story. */
const ALONE = '**/alone/*.spec.ts'

export default defineConfig({
  testDir: './e2e',
  globalSetup: './tools/test/journeys.ts',
  fullyParallel: true,
  forbidOnly: Boolean(process.env.CI),
  retries: 0,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [
    ['list'],
    ['html', { open: 'never' }],
    ...(process.env.E2E_RESULTS_FILE ? [['json', { outputFile: process.env.E2E_RESULTS_FILE }] as const] : []),
  ],
  use: {
    baseURL: process.env.E2E_RAMAI_ORIGIN ?? 'http://ramai.localhost:3100',
    locale: 'id-ID',
    timezoneId: 'Asia/Jakarta',
    trace: 'retain-on-failure',
    launchOptions: { executablePath, args },
  },
  projects: [
    {
      name: 'desktop',
      testIgnore: ALONE,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'alone',
      testMatch: ALONE,
      workers: 1,
      use: { ...devices['Desktop Chrome'], viewport: { width: 1440, height: 900 } },
    },
    {
      name: 'phone',
      testIgnore: [...ONCE, ALONE],
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true,
        deviceScaleFactor: 2,
      },
    },
    {
      name: 'reduced-motion',
      testIgnore: [...ONCE, ALONE],
      use: {
        ...devices['Desktop Chrome'],
        viewport: { width: 390, height: 844 },
        contextOptions: { reducedMotion: 'reduce' },
      },
    },
  ],
})
