import { existsSync } from 'node:fs'
import { execa } from 'execa'
import { ensureDebianPackages } from './debian-packages'
import { root } from './systems'

/** The headless shell first: the same engine, with two thirds of the processor time. */
const SYSTEM_BROWSERS = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const NONE = 'There is no Chromium here and none could be installed; install Chromium or Google Chrome and try again.'

/** Finds a browser: the path of the system's own, or `undefined` for Playwright's. */
export async function findChromium(): Promise<string | undefined> {
  for (const path of SYSTEM_BROWSERS) if (await runs(path)) return path
  if (await runs(await ownChromium())) return undefined

  throw new Error(NONE)
}

/**
 * Finds or installs a Chromium: Playwright's own download, or Debian's package if we may install
 * it.
 */
export async function ensureChromium() {
  try {
    return await findChromium()
  } catch {
    await execa({ cwd: root, preferLocal: true, reject: false, timeout: 300_000 })`playwright-core install chromium`
    if (!(await runs(await ownChromium()))) await ensureDebianPackages(['chromium-headless-shell'])
    return findChromium()
  }
}

/** Its path, for a process that starts it by itself. */
export const ensureChromiumPath = async () => (await ensureChromium()) ?? ownChromium()

/** Loaded lazily: a system with a browser of its own need not load Playwright. */
async function ownChromium() {
  const { chromium } = await import('playwright-core')

  return chromium.executablePath()
}

async function runs(path: string) {
  if (!existsSync(path)) return false
  const { exitCode } = await execa(path, ['--version', '--no-sandbox'], { reject: false, timeout: 30_000 })

  return exitCode === 0
}
