import { z } from 'zod'
import { type Control, callControl } from '../controls/controls'
import type { Reports, Summary } from './summary'

const REPORT_TIMEOUT_MS = 2000

const count = z.number().int()
const summary = z.object({
  at: z.iso.datetime(),
  fingerprint: z.string(),
  sum: z.object({ passed: count, failed: count, migrationOpen: count.optional(), notBuilt: count }),
})

/** Waits for dev control no longer than a page may. */
export async function readReports(devControl: Control): Promise<Reports> {
  const [newest, green] = await Promise.all([
    readSummary(devControl, 'summary.json'),
    readSummary(devControl, 'green.summary.json'),
  ])

  return { newest, green }
}

async function readSummary(devControl: Control, file: string): Promise<Summary | null> {
  const request = { path: `/evidence/${file}`, timeoutMs: REPORT_TIMEOUT_MS }
  const answer = await callControl(devControl, request).catch(() => null)

  return answer?.ok ? (summary.safeParse(await answer.json()).data ?? null) : null
}
