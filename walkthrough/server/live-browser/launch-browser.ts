import type { Browser } from 'playwright-core'
import { hostOf, type WatchedSystem } from '../systems/systems'

type LaunchBrowser = {
  executablePath: string
  systems: Pick<WatchedSystem, 'origin'>[]
  /** Nothing of the walkthrough's own: the browser holds none of its keys. */
  environment: Record<string, string>
}

/** A browser that reaches the three systems and nothing else. */
export async function launchBrowser({ executablePath, systems, environment }: LaunchBrowser): Promise<Browser> {
  // Half a second of CPU that a start without a stage does not spend.
  const { chromium } = await import('playwright-core')

  return chromium.launch({
    executablePath,
    env: environment,
    args: [
      `--host-resolver-rules=${['MAP * ~NOTFOUND', ...systems.map(exclude)].join(' , ')}`,
      // Chromium does not start its own sandbox as root.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    // The stage closes it, and its process ends with this one in any case.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
  })
}

const exclude = (system: Pick<WatchedSystem, 'origin'>) => `EXCLUDE ${hostOf(system).split(':')[0]}`
