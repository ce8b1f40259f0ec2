import type { Browser } from 'playwright-core'
import { hostOf, type WatchedSystem } from '../systems/systems'

type LaunchBrowser = {
  executablePath: string
  systems: Pick<WatchedSystem, 'origin'>[]
  /** The browser's environment, without the walkthrough's keys. */
  environment: Record<string, string>
}

/** Launches a browser that can reach only the three systems. */
export async function launchBrowser({ executablePath, systems, environment }: LaunchBrowser): Promise<Browser> {
  // Imported on use: it costs half a second of CPU.
  const { chromium } = await import('playwright-core')

  return chromium.launch({
    executablePath,
    env: environment,
    args: [
      `--host-resolver-rules=${['MAP * ~NOTFOUND', ...systems.map(exclude)].join(' , ')}`,
      // Chromium does not start its own sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    // The stage closes the browser, and its process ends with this one in any case.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

const exclude = (system: Pick<WatchedSystem, 'origin'>) => `EXCLUDE ${hostOf(system).split(':')[0]}`
