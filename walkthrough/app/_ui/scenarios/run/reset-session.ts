import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { ResetResult } from '@/server/session/reset-session'
import { steer } from '../../steer'

/** Resets this session and returns a sentence about the undone changes. */
export async function resetSession(words: Messages['scenario']): Promise<string> {
  const response = await steer('/api/session/reset').catch(() => null)
  if (!response?.ok) return words.resetFailed
  const { plays, pasar }: ResetResult = await response.json()
  if (pasar === 'closed' || pasar === 'down') return words.resetHalf

  return fill(words.resetDone, { plays, orders: pasar.orders })
}
