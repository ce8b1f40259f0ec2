import { defineConfig } from '@playwright/test'

/** No journey of ours: what a run of Playwright does when it is told to end is looked at. */
export default defineConfig({ testDir: '.', testMatch: 'holds-a-process.ts', reporter: 'line', timeout: 60_000 })
