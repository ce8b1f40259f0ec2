import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { undo } from '../scenario/play-script'
import type { Scene } from '../scenario/scene'
import type { Controls } from '../steer/doors'
import { steer } from '../steer/steer'
import type { Session } from './sessions'

const called = z.object({ orders: z.number(), baskets: z.number() })

export type Reset = { plays: number; pasar: z.infer<typeof called> | 'closed' | 'down' }

/** A system that starts takes longer than a person waits; its light says when it is back. */
const LONG_ENOUGH = 1_200

export const PASAR_SESSION = '__Host-pasar_session'

/** This session's visitors, orders and baskets, and what its plays bent for everybody: all back. No other's. */
export async function resetSession(session: Session, controls: Controls): Promise<Reset> {
  const scenes = session.scenes
  session.scenes = []
  const [pasar] = await Promise.all([
    forgetVisitors(scenes, controls),
    Promise.race([Promise.all(scenes.map(undo)), wait(LONG_ENOUGH)]),
  ])

  return { plays: scenes.length, pasar }
}

async function forgetVisitors(scenes: Scene[], { pasar }: Controls): Promise<Reset['pasar']> {
  const sessions = scenes.flatMap(({ visitor }) => visitor.cookie('pasar', PASAR_SESSION) ?? [])
  if (sessions.length === 0) return { orders: 0, baskets: 0 }
  if (!pasar) return 'closed'

  try {
    const answer = await steer(pasar, { method: 'POST', path: '/api/demo/forget', body: { sessions } })

    return called.parse(await answer.json())
  } catch {
    return 'down'
  }
}
