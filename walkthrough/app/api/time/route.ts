import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { advanceClocks, readClocks } from '@/server/clocks/clocks'
import { listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { inDemo, inSession } from '@/server/http/guards'

export const dynamic = 'force-dynamic'

const THIRTY_DAYS = 30 * 24 * 60 * 60
const input = z.object({ seconds: z.int().positive().max(THIRTY_DAYS) })

export const GET = (request: Request) =>
  inDemo(request, async () => Response.json({ clocks: await readClocks(controls()) }))

/** Time moves for everybody on this machine, and never back. */
export const POST = (request: Request) =>
  inSession(request, async ({ controls }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { seconds: [1, THIRTY_DAYS] })

    return Response.json({ clocks: await advanceClocks(controls, parsed.data.seconds) })
  })

const controls = () => listControls(getEnvironment())
