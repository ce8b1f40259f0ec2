import { z } from 'zod'
import type { SYSTEM_NAMES } from '../system/systems'

const crossing = z.object({
  flow: z.string(),
  from: z.string(),
  to: z.string(),
  carrier: z.string(),
  verdict: z.string(),
})

const message = z.looseObject({
  method: z.string().optional(),
  path: z.string().optional(),
  status: z.number().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
  body: z.unknown().optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  signature: z.looseObject({}).optional(),
})

const detail = z.looseObject({ crossing: crossing.optional(), message: message.optional() })

/** One sealed row of a system's trail, as its audit interface gives it. What is unknown is kept: an auditor wants it all. */
export const trailRow = z.object({
  sequence: z.number().int(),
  previousHash: z.string(),
  hash: z.string(),
  at: z.string(),
  kind: z.string(),
  detail,
})

export type TrailDetail = z.infer<typeof detail>
export type TrailEvent = z.infer<typeof trailRow> & { system: (typeof SYSTEM_NAMES)[number] }
