import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { ResetResult } from '@/server/session/reset-session'
import { steer } from '../../steer'

/** Brings this session back to its start, and says in a sentence what that undid; null where nobody answered. */
export async function resetSession(words: Messages['scenario']): Promise<string | null> {
  const response = await steer('/api/session/reset').catch(() => null)
  if (!response?.ok) return null
  const { plays, pasar }: ResetResult = await response.json()
  if (pasar === 'closed' || pasar === 'down') return words.resetHalf

  return fill(words.resetDone, { plays, orders: pasar.orders })
}
