import { z } from 'zod'
import { callDevControl, DevControlUnreachable, findDevControl } from '@/server/dev-control/call-dev-control'
import { getEnvironment } from '@/server/environment'
import { readFindings } from '@/server/evidence/read-findings'
import { control } from '@/server/http/control'
import { streamLines } from '@/server/http/stream-lines'
import { log } from '@/server/log'

const form = z.object({ rows: z.array(z.number().int().min(1).max(99)).max(99).default([]) })

/** Without rows the whole table is asked for. */
const bodyOf = ({ rows }: z.infer<typeof form>) => (rows.length > 0 ? { rows } : {})

/** Runs every check against the systems that are up, and tells each finding as it is found. */
export const POST = (request: Request) =>
  control(request, async () => {
    const asked = form.safeParse(await request.json().catch(() => ({})))
    if (!asked.success) return Response.json({ error: 'unreadable' }, { status: 400 })
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return Response.json({ why: 'none' }, { status: 503 })

    try {
      const answer = await callDevControl({ devControl, path: '/evidence', method: 'POST', body: bodyOf(asked.data) })
      if (answer.status === 409) return Response.json({ why: 'busy' }, { status: 409 })
      if (!answer.ok || !answer.body) return Response.json({ why: 'down' }, { status: 503 })

      return new Response(streamLines(readFindings(answer.body)), { headers: STREAMED })
    } catch (error) {
      if (!(error instanceof DevControlUnreachable)) throw error
      log.warn({ err: error }, 'evidence not run')
      return Response.json({ why: 'down' }, { status: 503 })
    }
  })

const STREAMED = { 'content-type': 'application/x-ndjson; charset=utf-8', 'x-accel-buffering': 'no' }
