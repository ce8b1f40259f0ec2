import { z } from 'zod'
import { askAuditor, TrailUnread, type Unread } from '../system/ask-auditor'
import type { WatchedSystem } from '../system/systems'

const answer = z.object({ tables: z.array(z.object({ name: z.string(), rows: z.number().int() })) })

export type Tables = { tables: { name: string; rows: number }[] } | { unread: Unread }

/** Names and row counts of one database, as its own system tells an auditor. */
export async function readTables(system: WatchedSystem): Promise<Tables> {
  try {
    const response = await askAuditor({ system, path: '/api/audit/tables' })

    return answer.parse(await response.json())
  } catch (error) {
    return { unread: error instanceof TrailUnread ? error.why : 'down' }
  }
}
