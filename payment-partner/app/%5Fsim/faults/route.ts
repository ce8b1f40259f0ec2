import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { LONGEST_DELAY_MS } from '@/server/answer-within'
import { planFault } from '@/server/simulation/plan-fault'

export const dynamic = 'force-dynamic'

const body = z.object({
  match: z.string().min(1),
  mode: z.enum(['delay', 'http', 'lost_response']),
  ms: z.int().min(0).max(LONGEST_DELAY_MS).default(0),
  status: z.int().min(400).max(599).default(500),
  times: z.int().min(1).max(1000).default(1),
})

export const POST = simRoute('fault planned', body, async (db, { body: { ms, ...fault } }) => {
  const { id } = await planFault(db, { ...fault, milliseconds: ms })

  return { id, ...fault, ms }
})
