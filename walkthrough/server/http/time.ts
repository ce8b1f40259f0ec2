import { endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { advanceClocks, makeClocksEqual, readClocks } from '../clocks/clocks'
import { listControls } from '../controls/controls'
import { getEnvironment } from '../environment'
import { LOOKS, PRESENTS } from './declarations'
import { inDemo, inSession } from './guards'

const THIRTY_DAYS = 30 * 24 * 60 * 60
const input = z.union([
  z.object({ seconds: z.int().positive().max(THIRTY_DAYS) }),
  z.object({ equal: z.literal(true) }),
])

const read = (request: Request) =>
  inDemo(request, async () => Response.json({ clocks: await readClocks(listControls(getEnvironment())) }))

/**
 * Moves time for everybody on this machine, forwards only: by seconds, or until the three clocks
 * are equal.
 */
const move = (request: Request) =>
  inSession(request, async ({ controls }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed', { seconds: [1, THIRTY_DAYS] })

    const clocks = 'equal' in parsed.data ? makeClocksEqual(controls) : advanceClocks(controls, parsed.data.seconds)

    return Response.json({ clocks: await clocks })
  })

export const time = [endpoint('GET', '/api/time', LOOKS, read), endpoint('POST', '/api/time', PRESENTS, move)]
