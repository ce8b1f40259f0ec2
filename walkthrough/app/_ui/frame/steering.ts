import { cookies } from 'next/headers'
import { getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { findSession, SESSION_COOKIE } from '@/server/session/sessions'

/** Why this visitor may not steer, in one sentence; null when they may. `off` says it where there is no demo. */
export async function explainClosedSteering(off: string): Promise<string | null> {
  if (!getEnvironment().DEMO_MODE) return off
  if (await isSignedIn()) return null
  const { access } = await getWords()

  return access.steer
}

/** Whether this browser has a session, as a presenter in a demo, else as the auditor. */
export const isSignedIn = async () => findSession((await cookies()).get(SESSION_COOKIE)?.value) !== undefined
