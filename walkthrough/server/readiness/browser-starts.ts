import { getBrowserEnvironment, getEnvironment } from '../environment'
import { launchBrowser } from '../live-browser/launch-browser'
import { log } from '../log'
import { listSystems } from '../systems/systems'

let started = false

/**
 * Whether the stage's browser can start; null without one. Tried once, because a missing library
 * does not come back.
 */
export async function browserStarts(): Promise<boolean | null> {
  const environment = getEnvironment()
  const executablePath = environment.WALKTHROUGH_CHROMIUM
  if (!executablePath) return null
  if (started) return true
  try {
    const systems = listSystems(environment)
    const browser = await launchBrowser({ executablePath, systems, environment: getBrowserEnvironment() })
    await browser.close()
    started = true
  } catch (error) {
    log.warn({ err: error }, 'the browser of the stage does not start')
  }

  return started
}
