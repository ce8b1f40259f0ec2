import { newThrottle } from '@jembatan/audit-log'
import { DomainError } from '@jembatan/platform/errors'
import { isOperatorKey } from '@jembatan/platform/operator-session'
import { builtOnce } from '@jembatan/platform/prepare-statements'
import { millisecondsRefused } from '@jembatan/platform/rate-limit'
import type { Database } from '@/db/connect'
import { recordThrottled } from '../audit/record-event'
import { limiterOn } from '../shared-limiter'
import { BACK_OFFICE_SIGN_INS } from './limits'
import { startSession } from './operator-sessions'

const limiter = builtOnce((db: Database) => limiterOn(db)({ name: 'backOfficeMisses', ...BACK_OFFICE_SIGN_INS }))

const throttle = newThrottle()

type SignIn = { key: string; backOfficeKey: string; address: string; now: Date }

/**
 * Opens an operator session with the back-office key. Only misses count against an address.
 * @throws {DomainError} `back_office_key_wrong`, `back_office_rate_limited`.
 */
export async function signIn(db: Database, { key, backOfficeKey, address, now }: SignIn): Promise<{ session: string }> {
  // Counted before the key is compared, so that many at the same moment are not one; the right one is taken back.
  await limiter(db)
    .consume(address)
    .catch((thrown: unknown) => {
      throw new DomainError('too_many', 'back_office_rate_limited', 'too many failed sign-ins', {
        minutes: Math.ceil(millisecondsRefused(thrown) / 60_000),
      })
    })

  if (!isOperatorKey(key, backOfficeKey)) {
    await recordThrottled(throttle, { db, kind: 'desk_refused', detail: { reason: 'key_wrong' }, at: now })
    throw new DomainError('forbidden', 'back_office_key_wrong', 'wrong back-office key')
  }

  await limiter(db).giveBack(address)
  return { session: await startSession({ db, key: backOfficeKey, now }) }
}
