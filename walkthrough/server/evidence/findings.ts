import { z } from 'zod'
import { readJsonLines } from '../json-lines'

const words = z.object({ id: z.string(), en: z.string() })

export const VERDICTS = ['passed', 'failed', 'migration_open', 'not_built'] as const

const finding = z.object({
  row: z.number().int(),
  title: words,
  clauses: words.nullish(),
  verdict: z.enum(VERDICTS),
  figure: words.nullish(),
  evidence: z.array(z.string()).default([]),
  /** The faults that identify a planted violation, each with its finding. */
  leaks: z.array(z.object({ code: z.string(), values: z.record(z.string(), z.string()) })).default([]),
  tookMs: z.number().nullish(),
})

const tally = z.object({
  passed: z.number().int(),
  failed: z.number().int(),
  /** Rows that wait for an open migration: neither passed nor failed. */
  migrationOpen: z.number().int().default(0),
  report: z.boolean(),
})

/** The reason for an impossible run: the systems' clocks differ. */
const refusal = z.object({ nothingChecked: words })

/** The command's own message about a run that ended before its tally. */
const brokenOff = z.object({ error: z.literal('broke_off'), message: z.string() })

const line = z.union([finding, refusal, tally, brokenOff])

export type Finding = z.infer<typeof finding>
export type Tally = z.infer<typeof tally>
export type Refusal = z.infer<typeof refusal>
export type FindingLine = z.infer<typeof line>

/** Yields a finding per check, and at the end the tally or the reason for its absence. */
export async function* readFindings(body: ReadableStream<Uint8Array>): AsyncGenerator<FindingLine> {
  for await (const value of readJsonLines(body)) yield line.parse(value)
}
