import { isSignedIn } from '@/app/_request/is-signed-in'
import { getWords } from '@/i18n/get-words'
import { getEnvironment } from '@/server/environment'

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
