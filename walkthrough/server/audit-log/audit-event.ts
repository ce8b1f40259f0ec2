import { z } from 'zod'
import type { SystemName } from '../systems/systems'

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
  /** Of a token. */
  header: z.looseObject({}).optional(),
  body: z.unknown().optional(),
  /** What a call was answered. */
  answer: z.unknown().optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  signature: z.looseObject({}).optional(),
})

const detail = z.looseObject({ crossing: crossing.optional(), message: message.optional() })

/** One sealed row of a system's audit log, as its interface gives it. Unknown fields are kept: an auditor wants them all. */
export const auditRow = z.object({
  sequence: z.number().int(),
  previousHash: z.string(),
  hash: z.string(),
  at: z.string(),
  kind: z.string(),
  detail,
})

export type AuditEvent = z.infer<typeof auditRow> & { system: SystemName }
