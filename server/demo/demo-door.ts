import { checkKey, newThrottle } from '@jembatan/audit-log'
import { demoDoors } from '@jembatan/platform/demo-door'
import { recordThrottled } from '../audit/record-event'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getDemoKey } from './demo-mode'

const throttle = newThrottle()

/** What a walkthrough may do here while something is staged. */
export const demoDoor = demoDoors({
  getKey: getDemoKey,
  checkKey,
  onRefused: async (reason) => {
    const { db } = getDatabase()
    getLog().warn({ reason }, 'demo request refused')
    await recordThrottled(throttle, { db, kind: 'demo_refused', detail: { reason }, at: await readNow(db) })
  },
  onFailed: (err) => getLog().error({ err }, 'demo request failed'),
})
