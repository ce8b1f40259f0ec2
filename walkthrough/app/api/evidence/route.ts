import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { callControl, findDevControl } from '@/server/controls/controls'
import { getEnvironment } from '@/server/environment'
import { readFindings } from '@/server/evidence/findings'
import { inSession } from '@/server/http/guards'
import { writeJsonLines } from '@/server/json-lines'
import { log } from '@/server/log'

const input = z.object({ rows: z.array(z.number().int().min(1).max(99)).max(99).default([]) })

/** Without rows the whole table is asked for. */
const bodyOf = ({ rows }: z.infer<typeof input>) => (rows.length > 0 ? { rows } : {})

/** Runs every check against the systems that are up, and sends each finding as it is found. */
export const POST = (request: Request) =>
  inSession(request, async () => {
    const parsed = input.safeParse(await request.json().catch(() => ({})))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return refuse(request, 503, 'dev_control_missing')

    const run = await callControl(devControl, {
      path: '/evidence',
      method: 'POST',
      body: bodyOf(parsed.data),
      timeoutMs: null,
    }).catch((error: unknown) => log.warn({ err: error }, 'dev control unreachable'))
    if (run?.status === 409) return refuse(request, 409, 'evidence_running')
    if (!run?.ok || !run.body) return refuse(request, 503, 'dev_control_down')

    return new Response(writeJsonLines(readFindings(run.body), { signal: request.signal }), { headers: STREAMED })
  })

const STREAMED = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' }
