import { refuse } from '@jembatan/platform/request'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import { findDevControl, listControls } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { inDemo, inSession } from '@/server/http/guards'
import { writeJsonLines } from '@/server/json-lines'
import { killCommand } from '@/server/migration/desk'
import { isPlanStep, MOST_LETTERS } from '@/server/migration/plan'
import { runStep } from '@/server/migration/run-step'
import { readView } from '@/server/migration/view'

export const dynamic = 'force-dynamic'

const input = z.strictObject({
  step: z.union([z.literal('kill'), z.string().refine(isPlanStep)]),
  orders: z.number().int().min(1000).max(50_000).default(20_000),
  by: z.string().max(MOST_LETTERS).refine(isReadable).optional(),
})

export const GET = (request: Request) =>
  inDemo(request, async () => {
    const view = await readView(listControls(getEnvironment()))

    return view ? Response.json({ view }) : refuse(request, 503, 'dev_control_down')
  })

/** Has the operator's desk run one step of the move, and sends how far it is: one JSON a line. Or kills what runs there. */
export const POST = (request: Request) =>
  inSession(request, async ({ controls }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return refuse(request, 503, 'dev_control_missing')
    const { step, orders, by } = parsed.data
    if (step === 'kill') {
      const { ok } = await killCommand(devControl)
      return ok ? new Response(null, { status: 204 }) : refuse(request, 409, 'nothing_running')
    }

    const lines = writeJsonLines(runStep({ devControl, controls, step, orders, by }), { signal: request.signal })

    return new Response(lines, { headers: STREAMED })
  })

const STREAMED = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' }
