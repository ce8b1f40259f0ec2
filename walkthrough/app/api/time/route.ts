import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { advanceClocks, makeClocksEqual, readClocks } from '@/server/clocks/clocks'
import { listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { inDemo, inSession } from '@/server/http/guards'

export const dynamic = 'force-dynamic'

const THIRTY_DAYS = 30 * 24 * 60 * 60
const input = z.union([
  z.object({ seconds: z.int().positive().max(THIRTY_DAYS) }),
  z.object({ equal: z.literal(true) }),
])

export const GET = (request: Request) =>
  inDemo(request, async () => Response.json({ clocks: await readClocks(controls()) }))

/** Time moves for everybody on this machine, and never back: by so many seconds, or until all three clocks are equal. */
export const POST = (request: Request) =>
  inSession(request, async ({ controls }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { seconds: [1, THIRTY_DAYS] })

    const clocks = 'equal' in parsed.data ? makeClocksEqual(controls) : advanceClocks(controls, parsed.data.seconds)

    return Response.json({ clocks: await clocks })
  })

const controls = () => listControls(getEnvironment())
