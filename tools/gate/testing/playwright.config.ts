import { defineConfig } from '@playwright/test'

/** Not a journey: tests how a Playwright run ends when it is stopped. */
export default defineConfig({ testDir: '.', testMatch: 'holds-a-process.ts', reporter: 'line', timeout: 60_000 })
