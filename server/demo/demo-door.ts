import { checkKey, newThrottle } from '@jembatan/audit-log'
import { demoDoors } from '@jembatan/platform/demo-door'
import { recordThrottled } from '../audit/record-event'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getEnvironment, isDemoMode } from '../environment'
import { getLog } from '../log'

const throttle = newThrottle()

/** What a walkthrough may do here while something is staged. */
export const demoDoor = demoDoors({
  getKey: () => (isDemoMode() ? getEnvironment().RAMAI_DEMO_KEY : undefined),
  checkKey,
  onRefused: async (reason) => {
    const { db } = getDatabase()
    getLog().warn({ reason }, 'demo request refused')
    await recordThrottled(throttle, { db, kind: 'demo_refused', detail: { reason }, at: await readNow(db) })
  },
  onFailed: (err) => getLog().error({ err }, 'demo request failed'),
})
