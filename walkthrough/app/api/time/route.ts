import { z } from 'zod'
import { getEnvironment } from '@/server/environment'
import { control, inDemo } from '@/server/http/control'
import { listControls } from '@/server/steer/doors'
import { advanceClocks, readClocks } from '@/server/time/clocks'

export const dynamic = 'force-dynamic'

const THIRTY_DAYS = 30 * 24 * 60 * 60
const wish = z.object({ seconds: z.int().positive().max(THIRTY_DAYS) })

export const GET = () =>
  inDemo(async (systems) => Response.json({ clocks: await readClocks({ systems, controls: controls() }) }))

/** Time that passes, passes for everybody on this machine, and does not come back. */
export const POST = (request: Request) =>
  control(request, async (systems) => {
    const parsed = wish.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return Response.json({ error: 'seconds: 1 to 2592000' }, { status: 400 })

    return Response.json({ clocks: await advanceClocks({ systems, controls: controls() }, parsed.data.seconds) })
  })

const controls = () => listControls(getEnvironment())
