import { z } from 'zod'
import { SYSTEM_NAMES, type SystemName, type Systems } from '../systems/systems'
import { AuditUnavailable, fetchAudit, type UnavailableReason } from './fetch-audit'

const schema = z.object({
  count: z.number().int(),
  beside: z.number().int().optional(),
  tables: z.array(z.object({ name: z.string(), rows: z.number().int(), beside: z.number().int().optional() })),
})

export type SearchResult = { system: SystemName } & (z.infer<typeof schema> | { unread: UnavailableReason })

/**
 * In how many rows of each database a value stands, each by its own system’s auditor’s endpoint. It
 * is kept nowhere.
 * @param beside a number, such as an order's: the rows of that purchase are counted apart.
 */
export const findEverywhere = (systems: Systems, value: string, beside?: string): Promise<SearchResult[]> =>
  Promise.all(
    SYSTEM_NAMES.map(async (name) => {
      try {
        const response = await fetchAudit({ system: systems[name], path: '/api/audit/find', body: { value, beside } })
        return { system: name, ...schema.parse(await response.json()) }
      } catch (error) {
        return { system: name, unread: error instanceof AuditUnavailable ? error.why : 'down' }
      }
    }),
  )
