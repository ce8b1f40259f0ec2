import { checkKey, newThrottle } from '@jembatan/audit-log'
import { createDemoRoute } from '@jembatan/platform/demo-route'
import { recordThrottled } from '../audit/record-event'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment, isDemoMode } from '../environment'
import { log } from '../log'

const throttle = newThrottle()

/** An endpoint of the walkthrough; demo mode only. */
export const demoRoute = createDemoRoute({
  // Without a key the endpoint does not exist.
  getKey: () => (isDemoMode() ? getEnvironment().PASAR_DEMO_KEY : undefined),
  checkKey,
  onRefused: async (reason) => {
    const { db } = getDatabase()
    log.warn({ reason }, 'demo request refused')
    await recordThrottled(throttle, { db, kind: 'demo_refused', detail: { reason }, at: await readNow(db) })
  },
  onFailed: (err) => log.error({ err }, 'demo request failed'),
})
