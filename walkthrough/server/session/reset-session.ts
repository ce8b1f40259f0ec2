import { setTimeout as delay } from 'node:timers/promises'
import { z } from 'zod'
import { type Controls, callControl } from '../controls/controls'
import { undoAll } from '../scenario/run-scenario'
import type { ScenarioContext } from '../scenario/steps/context'
import { sessionAtPasar } from '../visitor/visitor'
import type { Session } from './sessions'

const cancelled = z.object({ orders: z.number(), baskets: z.number() })

export type ResetResult = { plays: number; pasar: z.infer<typeof cancelled> | 'closed' | 'down' }

/** A system takes longer to start than a person waits; its light says when it is up. */
const LONGEST_WAIT_MS = 1_200

/**
 * Undoes this session's visitors, orders and baskets, and what its runs changed for everybody; no
 * other session's.
 */
export async function resetSession(session: Session, controls: Controls): Promise<ResetResult> {
  const runs = session.runs
  session.runs = []
  const [pasar] = await Promise.all([
    forgetVisitors(runs, controls),
    Promise.race([Promise.all(runs.map(undoAll)), delay(LONGEST_WAIT_MS)]),
  ])

  return { plays: runs.length, pasar }
}

async function forgetVisitors(runs: ScenarioContext[], { pasar }: Controls): Promise<ResetResult['pasar']> {
  const sessions = runs.flatMap(({ visitor }) => sessionAtPasar(visitor) ?? [])
  if (sessions.length === 0) return { orders: 0, baskets: 0 }
  if (!pasar) return 'closed'

  try {
    const response = await callControl(pasar, { method: 'POST', path: '/api/demo/forget', body: { sessions } })

    return cancelled.parse(await response.json())
  } catch {
    return 'down'
  }
}
