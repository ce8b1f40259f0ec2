import { judgeKey } from '@jembatan/audit-log'
import { demoDoors } from '@jembatan/platform/demo-door'
import { newTallies, recordOften } from '../audit/record-often'
import { readNow } from '../clock'
import { getDatabase } from '../database'
import { getLog } from '../log'
import { getDemoKey } from './demo-mode'

const tallies = newTallies()

/** What a walkthrough may do here while something is staged. */
export const demoDoor = demoDoors({
  getKey: getDemoKey,
  judgeKey,
  onRefused: async (reason) => {
    const { db } = getDatabase()
    getLog().warn({ reason }, 'demo request refused')
    await recordOften(tallies, { db, kind: 'demo_refused', detail: { reason }, at: await readNow(db) })
  },
  onFailed: (err) => getLog().error({ err }, 'demo request failed'),
})
