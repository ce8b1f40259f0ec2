import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { callControl, findDevControl } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { inSession } from '@/server/http/guards'

const input = z.object({ stopped: z.boolean() })
/** The longest that dev control allows: whoever forgets it finds it running. */
const STOPPED_SECONDS = 300
const TIMEOUT_MS = 60_000

/** Ends Ramai’s real processes, or starts them again. */
export const POST = (request: Request) =>
  inSession(request, async () => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return refuse(request, 503, 'dev_control_missing')
    const { stopped } = parsed.data
    const answer = await callControl(devControl, {
      method: 'POST',
      path: `/systems/ramai/${stopped ? 'stop' : 'start'}`,
      body: stopped ? { seconds: STOPPED_SECONDS } : undefined,
      timeoutMs: TIMEOUT_MS,
    }).catch(() => null)
    if (!answer?.ok) return refuse(request, 503, 'dev_control_down')

    return Response.json({ stopped })
  })
