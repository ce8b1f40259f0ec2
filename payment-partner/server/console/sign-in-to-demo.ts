import { newThrottle } from '@jembatan/audit-log'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import type { DemoOperator } from './input'
import { startSession } from './operator-sessions'
import { ensureDemoOperator, nameSession } from './operators'

const throttle = newThrottle()

type SignIn = { db: Database; consoleKey: string; name: DemoOperator; now: Date }

/** In a demo anybody may be one of its operators, so the audit log records only a count. */
export async function signInToDemo({ db, consoleKey: key, name, now }: SignIn): Promise<string> {
  const token = await db.transaction(async (tx) => {
    const operatorId = await ensureDemoOperator(tx, { name, now })
    const opened = await startSession({ db: tx, now }, { key, unrecorded: true })
    await nameSession(tx, { key, token: opened, operatorId })

    return opened
  })
  await recordThrottled(throttle, { db, kind: 'console_opened', detail: { reason: 'demo' }, at: now })

  return token
}
