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
  /** The token's header. */
  header: z.looseObject({}).optional(),
  body: z.unknown().optional(),
  /** The answer to the call. */
  answer: z.unknown().optional(),
  claims: z.record(z.string(), z.unknown()).optional(),
  signature: z.looseObject({}).optional(),
})

const detail = z.looseObject({ crossing: crossing.optional(), message: message.optional() })

/** One sealed row of a system's audit log. Unknown fields are kept for auditors. */
export const auditRow = z.object({
  sequence: z.number().int(),
  previousHash: z.string(),
  hash: z.string(),
  at: z.string(),
  kind: z.string(),
  detail,
})

export type AuditEvent = z.infer<typeof auditRow> & { system: SystemName }
