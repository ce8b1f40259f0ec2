import { endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { readBreaches } from '../breach/breaches'
import { holdBroken, restoreRule } from '../breach/hold-broken'
import { callControl, findDevControl } from '../controls/controls'
import { getEnvironment } from '../environment'
import { BREACHES } from '../scenario/definitions/breach'
import { answerLines } from './answer-lines'
import { STEERS } from './declarations'
import { inSession } from './guards'

const names = BREACHES.map(({ name }) => name)
const breach = z.union([z.object({ look: z.literal(true) }), z.object({ name: z.enum(names), broken: z.boolean() })])

/** Restores a rule, or breaks one until the caller stops reading, and returns the broken rules. */
const breakRule = (request: Request) =>
  inSession(request, async ({ controls, session }) => {
    const parsed = breach.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    if ('name' in parsed.data) {
      const { name, broken } = parsed.data
      const breach = broken && (await holdBroken(controls, name))
      if (breach)
        return answerLines(breach.lines, {
          signal: AbortSignal.any([request.signal, session.ending.signal]),
          stop: breach.release,
        })
      if (broken || !(await restoreRule(controls, name))) return refuse(request, 503, 'control_down')
    }

    return Response.json({ breaches: await readBreaches(controls) })
  })

const outage = z.object({ stopped: z.boolean() })
/** The maximum that dev control allows, so that a forgotten system restarts. */
const STOPPED_SECONDS = 300
const TIMEOUT_MS = 60_000

/** Stops Ramai’s real processes, or starts them again. */
const stopRamai = (request: Request) =>
  inSession(request, async () => {
    const parsed = outage.safeParse(await request.json().catch(() => null))
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

export const breaches = [
  endpoint('POST', '/api/breach', STEERS, breakRule),
  endpoint('POST', '/api/outage', STEERS, stopRamai),
]
