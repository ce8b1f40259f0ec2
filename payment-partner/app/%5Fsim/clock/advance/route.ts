import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { advanceClock } from '@/server/simulation/advance-clock'

export const dynamic = 'force-dynamic'

const YEAR = 366 * 24 * 60 * 60

const body = z.object({ seconds: z.int().positive().max(YEAR) })

export const POST = simRoute('clock advanced', body, (db, { body }) => advanceClock(db, body))
