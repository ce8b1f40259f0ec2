import { checkKey, newThrottle } from '@jembatan/audit-log'
import { createDemoRoute } from '@jembatan/platform/demo-route'
import { recordThrottled } from '../audit/record-event'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment, isDemoMode } from '../environment'
import { getLog } from '../log'

const throttle = newThrottle()

/** Declares a route for the walkthrough, in demo mode only. */
export const demoRoute = createDemoRoute({
  getKey: () => (isDemoMode() ? getEnvironment().RAMAI_DEMO_KEY : undefined),
  checkKey,
  onRefused: async (reason) => {
    const { db } = getDatabase()
    getLog().warn({ reason }, 'demo request refused')
    await recordThrottled(throttle, { db, kind: 'demo_refused', detail: { reason }, at: await readNow(db) })
  },
  onFailed: (err) => getLog().error({ err }, 'demo request failed'),
})
