import { z } from 'zod'
import { getEnvironment } from '../environment'
import { listSystems, type WatchedSystem } from '../systems/systems'
import { AuditUnavailable, fetchAudit, type UnavailableReason } from './fetch-audit'

const schema = z.object({ tables: z.array(z.object({ name: z.string(), rows: z.number().int() })) })

type Tables = z.infer<typeof schema> | { unread: UnavailableReason }

/**
 * Returns table names and row counts of the three databases, from each system's auditor endpoint.
 */
export const readAllTables = () =>
  Promise.all(
    listSystems(getEnvironment()).map(async (system) => ({ system: system.name, ...(await readTables(system)) })),
  )

export type AllTables = Awaited<ReturnType<typeof readAllTables>>

async function readTables(system: WatchedSystem): Promise<Tables> {
  try {
    const response = await fetchAudit({ system, path: '/api/audit/tables' })

    return schema.parse(await response.json())
  } catch (error) {
    return { unread: error instanceof AuditUnavailable ? error.why : 'down' }
  }
}
