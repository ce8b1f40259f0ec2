import { newThrottle } from '@jembatan/audit-log'
import { DomainError } from '@jembatan/platform/errors'
import { refuseOperatorKey } from '@jembatan/platform/operator-sessions'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import type { TimedContext } from '../context'
import { limiterOn } from '../shared-limiter'
import { BACK_OFFICE_SIGN_INS } from './limits'
import { startSession } from './operator-sessions'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'backOfficeMisses', ...BACK_OFFICE_SIGN_INS }))

const throttle = newThrottle()

type Asking = Pick<TimedContext, 'db' | 'address' | 'now'> & { backOfficeKey: string }

/**
 * Opens an operator session with the back-office key. Only wrong keys count against an address.
 * @throws {DomainError} `back_office_key_wrong`, `back_office_rate_limited`.
 */
export async function signIn(
  { db, backOfficeKey, address, now }: Asking,
  { key }: { key: string },
): Promise<{ session: string }> {
  const refusal = await refuseOperatorKey(limiter(db), { entered: key, expected: backOfficeKey, address })
  if (refusal?.reason === 'tooOften')
    throw new DomainError('too_many', 'back_office_rate_limited', 'too many failed sign-ins', {
      minutes: refusal.minutes,
    })
  if (refusal) {
    await recordThrottled(throttle, { db, kind: 'desk_refused', detail: { reason: 'key_wrong' }, at: now })
    throw new DomainError('forbidden', 'back_office_key_wrong', 'wrong back-office key')
  }

  return { session: await startSession({ db, now }, { key: backOfficeKey }) }
}
