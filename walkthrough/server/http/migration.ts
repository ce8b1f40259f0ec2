import { endpoint } from '@jembatan/http/endpoints'
import { LONGEST_NAME, LONGEST_REASON } from '@jembatan/migration-bundle/steps'
import { refuse } from '@jembatan/platform/request'
import { isReadable } from '@jembatan/platform/text'
import { z } from 'zod'
import { findDevControl, listControls } from '../controls/controls'
import { getEnvironment } from '../environment'
import { isPlanStep } from '../migration/plan'
import { runStep } from '../migration/run-step'
import { killCommand } from '../migration/runs'
import { readView } from '../migration/view'
import { answerLines } from './answer-lines'
import { LOOKS, STEERS } from './declarations'
import { inDemo, inSession } from './guards'

const input = z.strictObject({
  step: z.union([z.literal('kill'), z.string().refine(isPlanStep)]),
  orders: z.number().int().min(1000).max(50_000).default(20_000),
  by: z.string().max(LONGEST_NAME).refine(isReadable).optional(),
  leave: z.string().max(LONGEST_REASON).refine(isReadable).optional(),
})

const show = (request: Request) =>
  inDemo(request, async () => {
    const view = await readView(listControls(getEnvironment()))

    return view ? Response.json({ view }) : refuse(request, 503, 'dev_control_down')
  })

/**
 * Runs the plan of a button at dev control and streams its progress as JSON lines, or kills the
 * running step.
 */
const run = (request: Request) =>
  inSession(request, async ({ controls }) => {
    const parsed = input.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return refuse(request, 503, 'dev_control_missing')
    const { step, ...options } = parsed.data
    if (step === 'kill') {
      const { ok } = await killCommand(devControl)
      return ok ? new Response(null, { status: 204 }) : refuse(request, 409, 'nothing_running')
    }

    return answerLines(runStep({ devControl, controls, step, ...options }), { signal: request.signal })
  })

export const migration = [
  endpoint('GET', '/api/migration', { ...LOOKS, demoOnly: true }, show),
  endpoint('POST', '/api/migration', STEERS, run),
]
