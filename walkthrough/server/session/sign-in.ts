import { isOperatorKey } from '@jembatan/platform/operator-key'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { getEnvironment } from '../environment'
import { beginSession } from './sessions'

/** In memory, since the walkthrough is one process. */
/** Wrong keys. */
export const SIGN_INS = { by: 'signInAsAuditor', of: 'address', most: 10, seconds: 10 * 60 } as const

const misses = new RateLimiterMemory({ points: SIGN_INS.most, duration: SIGN_INS.seconds })

type SignIn = { key: string; address: string }
type SignedIn = { token: string } | { fault: 'key_wrong' | 'too_many_attempts' }

/** Begins an auditor's session with the auditor's key. Only wrong keys count against an address. */
export async function signInAsAuditor({ key, address }: SignIn): Promise<SignedIn> {
  // Counted before the comparison, so that simultaneous guesses are all counted; a right key is
  // taken back.
  const isAllowed = await misses.consume(address).then(
    () => true,
    () => false,
  )
  if (!isAllowed) return { fault: 'too_many_attempts' }
  if (!isOperatorKey(key, getEnvironment().WALKTHROUGH_AUDITOR_KEY)) return { fault: 'key_wrong' }

  await misses.reward(address)
  return { token: beginSession() }
}
