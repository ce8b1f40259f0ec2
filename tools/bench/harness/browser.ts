import { chromium } from 'playwright-core'
import { ensureChromiumPath } from '../../dev/systems/chromium'

/** The window in which a presenter watches. */
export const DESK = { viewport: { width: 1440, height: 900 }, locale: 'id-ID' }

export const launchBrowser = async () =>
  chromium.launch({ executablePath: await ensureChromiumPath(), args: ['--no-sandbox'] })
