import { z } from 'zod'
import { type Controls, callControl } from '../controls/controls'

const pair = z.object({
  body: z.string(),
  signature: z.string(),
  valid: z.boolean(),
  changed: z.object({ body: z.string(), valid: z.boolean() }),
})

const comparison = z.object({
  call: z.object({
    path: z.string(),
    timestamp: z.string(),
    body: z.string(),
    signature: z.string(),
    code: z.string(),
  }),
  changed: z.object({ body: z.string(), code: z.string() }),
  notification: pair.extend({ path: z.string() }),
  core: pair,
})

export type SignatureComparison = z.infer<typeof comparison>

/** Each reading makes Kasir sign and refuse real calls, so visitors of a minute share one. */
const SHARED_MS = 60_000

let shared: { until: number; comparison: Promise<SignatureComparison | null> } | undefined

/** Null without Kasir's simulation, without BI-SNAP, or before the first payment. */
export function readComparison(controls: Controls): Promise<SignatureComparison | null> {
  if (!shared || shared.until < Date.now())
    shared = { until: Date.now() + SHARED_MS, comparison: requestComparison(controls) }

  return shared.comparison
}

async function requestComparison({ kasir }: Controls) {
  if (!kasir) return null
  try {
    const answer = await callControl(kasir, { path: '/_sim/bi-snap/compare', method: 'POST', body: {} })
    const parsed = answer.ok ? comparison.safeParse(await answer.json()) : undefined
    if (parsed?.success) return parsed.data
  } catch {
    // Kasir is away: the chapter shows its words alone.
  }
  // The next visitor tries again.
  shared = undefined

  return null
}
