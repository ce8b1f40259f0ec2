import { cookies } from 'next/headers'
import { getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { findSession, SESSION_COOKIE } from '@/server/session/sessions'

/**
 * Returns a sentence why this visitor may not steer, or null. `off` is the sentence outside demo
 * mode.
 */
export async function explainClosedSteering(off: string): Promise<string | null> {
  if (!getEnvironment().DEMO_MODE) return off
  if (await isSignedIn()) return null
  const { access } = await getWords()

  return access.steer
}

/** Returns whether this browser has a session: a presenter's in demo mode, else an auditor's. */
export const isSignedIn = async () => findSession((await cookies()).get(SESSION_COOKIE)?.value) !== undefined
