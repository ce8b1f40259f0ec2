import { newThrottle } from '@jembatan/audit-log'
import { DomainError } from '@jembatan/platform/errors'
import { refuseOperatorKey } from '@jembatan/platform/operator-sessions'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import type { Context } from '../context'
import { limiterOn } from '../shared-limiter'
import { DESK_SIGN_INS } from './limits'
import { startSession } from './operator-sessions'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'deskMisses', ...DESK_SIGN_INS }))

const throttle = newThrottle()

type Ctx = Pick<Context, 'address' | 'db' | 'now'> & { deskKey: string }

/**
 * Opens an operator session with the operators' key, in the name that the operator types. Only
 * wrong keys count against an address.
 * @throws {DomainError} `desk_key_wrong`, `desk_rate_limited`.
 */
export async function signInToDesk(
  { db, address, deskKey, now }: Ctx,
  { key, name }: { key: string; name: string },
): Promise<{ session: string }> {
  const refusal = await refuseOperatorKey(limiter(db), { entered: key, expected: deskKey, address })
  if (refusal?.reason === 'tooOften')
    throw new DomainError('too_many', 'desk_rate_limited', 'Too many failed sign-ins.', { minutes: refusal.minutes })
  if (refusal) {
    await recordThrottled(throttle, { db, kind: 'desk_refused', detail: { reason: 'key_wrong' }, at: now })
    throw new DomainError('forbidden', 'desk_key_wrong', 'Wrong desk key.')
  }

  return { session: await startSession({ db, now }, { key: deskKey, name }) }
}
