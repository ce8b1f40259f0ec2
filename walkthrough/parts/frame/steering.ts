import { cookies } from 'next/headers'
import { getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'
import { readAccess, SESSION_COOKIE } from '@/server/session/access'

/** Why this visitor may not steer, in one sentence; null when they may. `off` says it where there is no demo. */
export async function whySteeringIsClosed(off: string): Promise<string | null> {
  if (!getEnvironment().DEMO_MODE) return off
  if (await readAccess((await cookies()).get(SESSION_COOKIE)?.value)) return null
  const { access } = await getWords()

  return access.steer
}
