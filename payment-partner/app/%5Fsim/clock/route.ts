import { z } from 'zod'
import { simRoute } from '@/app/sim-route'
import { readOffset } from '@/server/clock'

export const dynamic = 'force-dynamic'

export const GET = simRoute('clock read', z.object({}), async (db, { now }) => ({
  now,
  offset_seconds: await readOffset(db),
}))
