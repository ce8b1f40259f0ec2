import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { MOST_SECONDS_TO_WAIT } from '@/server/answer-within'
import { advanceClock } from '@/server/simulation/advance-clock'
import { finishDueWork } from '@/server/simulation/finish-due-work'

export const dynamic = 'force-dynamic'

const YEAR = 366 * 24 * 60 * 60
const USUAL_SECONDS_TO_WAIT = 10

const body = z.object({
  seconds: z.int().positive().max(YEAR),
  timeout_seconds: z.number().min(0).max(MOST_SECONDS_TO_WAIT).default(USUAL_SECONDS_TO_WAIT),
})

export const POST = simRoute('clock advanced', body, async (db, { body: { seconds, timeout_seconds } }) => {
  const { now } = await advanceClock(db, { seconds })

  return { now, ...(await finishDueWork(db, { since: now, timeoutMs: timeout_seconds * 1000 })) }
})
