import { EventSourceParserStream } from 'eventsource-parser/stream'
import { z } from 'zod'
import type { WatchedSystem } from '../systems/systems'
import { type AuditEvent, auditRow } from './audit-event'
import { fetchAudit } from './fetch-audit'

const page = z.object({
  head: z.object({ sequence: z.number().int() }).nullable(),
  events: z.array(z.object({ sequence: z.number().int(), hash: z.string() })),
})

async function readPage(system: WatchedSystem, after: number) {
  const response = await fetchAudit({ system, path: `/api/audit/events?after=${after}&limit=1` })

  return page.parse(await response.json())
}

/** The sequence of the newest sealed row; 0 for a log that has none yet. */
export const readHead = async (system: WatchedSystem): Promise<number> =>
  (await readPage(system, 0)).head?.sequence ?? 0

/** Returns whether the log still has the last read row. If not, its database was reset. */
export async function stillHolds(system: WatchedSystem, last: { sequence: number; hash: string }): Promise<boolean> {
  const { events } = await readPage(system, last.sequence - 1)

  return events[0]?.hash === last.hash
}

type FollowAuditLog = { system: WatchedSystem; after: number; signal: AbortSignal; onOpen?: () => void }

/**
 * Yields every row after `after`, existing and new, until the system or the signal ends the stream.
 */
export async function* followAuditLog({ system, after, signal, onOpen }: FollowAuditLog): AsyncGenerator<AuditEvent> {
  const { body } = await fetchAudit({ system, path: `/api/audit/stream?after=${after}`, signal })
  onOpen?.()
  if (!body) return

  // Node's streams and the DOM's are the same objects with incompatible types.
  const text = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>)
  for await (const { data } of text.pipeThrough(new EventSourceParserStream())) {
    yield { ...auditRow.parse(JSON.parse(data)), system: system.name }
  }
}
