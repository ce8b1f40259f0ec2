import { endpoint } from '@jembatan/http/endpoints'
import { refuse } from '@jembatan/platform/request'
import { z } from 'zod'
import { callControl, findDevControl } from '../controls/controls'
import { getEnvironment } from '../environment'
import { readFindings } from '../evidence/findings'
import { log } from '../log'
import { answerLines } from './answer-lines'
import { LOOKS, STEERS } from './declarations'
import { inSession } from './guards'
import { policyOfPage } from './policy-of-page'

/**
 * Without rows all controls run. `few`: a tenth of the people, within seconds, without a report.
 */
const input = z.object({
  rows: z.array(z.number().int().min(1).max(99)).max(99).optional(),
  few: z.literal(true).optional(),
})

/** Runs the checks against the running systems and streams each finding. */
const run = (request: Request) =>
  inSession(request, async () => {
    const parsed = input.safeParse(await request.json().catch(() => ({})))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return refuse(request, 503, 'dev_control_missing')

    const run = await callControl(devControl, {
      path: '/evidence',
      method: 'POST',
      body: parsed.data,
      timeoutMs: null,
    }).catch((error: unknown) => log.warn({ err: error }, 'dev control unreachable'))
    if (run?.status === 409) return refuse(request, 409, 'evidence_running')
    if (!run?.ok || !run.body) return refuse(request, 503, 'dev_control_down')

    return answerLines(readFindings(run.body), { signal: request.signal })
  })

/** The report is one file that embeds its fonts. */
const HTML = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy': policyOfPage({ 'font-src': 'data:' }),
}
const pdf = (name: string) => ({
  'content-type': 'application/pdf',
  'content-disposition': `attachment; filename="jembatan-${name}.pdf"`,
})

/** The report in Indonesian and English, and the findings as JSON. */
const FILES = {
  'report.html': HTML,
  'report.en.html': HTML,
  'report.pdf': pdf('evidence'),
  'report.en.pdf': pdf('evidence-en'),
  'handout.pdf': pdf('handout'),
  'handout.en.pdf': pdf('handout-en'),
  'summary.json': { 'content-type': 'application/json' },
}

const isFile = (name: string): name is keyof typeof FILES => Object.hasOwn(FILES, name)

/** Returns a file of the last complete run from dev control; with `green.`, of the last green one. */
async function showReport(request: Request, { report }: { report: string }) {
  const devControl = findDevControl(getEnvironment())
  const file = report.replace(/^green\./, '')
  if (!devControl || !isFile(file)) return refuse(request, 404, 'report_unknown')

  const response = await callControl(devControl, { path: `/evidence/${report}`, timeoutMs: null }).catch(() => null)
  if (!response?.ok) return refuse(request, 404, 'report_unknown')

  return new Response(response.body, { headers: { ...FILES[file], 'cache-control': 'no-store' } })
}

const room = z.object({ open: z.boolean() })

/** Opens the report for the audience's phones until the session ends, and returns the addresses. */
const openToRoom = (request: Request) =>
  inSession(request, async ({ session: { ending } }) => {
    const parsed = room.safeParse(await request.json().catch(() => null))
    if (!parsed.success) return refuse(request, 400, 'body_malformed')
    const devControl = findDevControl(getEnvironment())
    if (!devControl) return refuse(request, 503, 'dev_control_missing')
    const ask = (method: 'PUT' | 'DELETE') => callControl(devControl, { path: '/room', method }).catch(() => null)
    const answer = await ask(parsed.data.open ? 'PUT' : 'DELETE')
    if (!answer?.ok) return refuse(request, 503, 'dev_control_down')
    if (parsed.data.open) ending.signal.addEventListener('abort', () => void ask('DELETE'), { once: true })

    return Response.json(await answer.json())
  })

export const evidence = [
  endpoint('POST', '/api/evidence', STEERS, run),
  endpoint('GET', '/api/evidence/[report]', LOOKS, showReport),
  endpoint('POST', '/api/room', STEERS, openToRoom),
]
