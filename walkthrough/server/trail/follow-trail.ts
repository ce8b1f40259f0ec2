import { z } from 'zod'
import { askAuditor } from '../system/ask-auditor'
import type { WatchedSystem } from '../system/systems'
import { readStream } from './read-stream'
import { type TrailEvent, trailRow } from './trail-event'

const page = z.object({
  head: z.object({ sequence: z.number().int() }).nullable(),
  events: z.array(z.object({ sequence: z.number().int(), hash: z.string() })),
})

async function readPage(system: WatchedSystem, after: number) {
  const answer = await askAuditor({ system, path: `/api/audit/events?after=${after}&limit=1` })

  return page.parse(await answer.json())
}

/** The sequence of the newest sealed row; 0 for a trail that has none yet. */
export const readHead = async (system: WatchedSystem): Promise<number> =>
  (await readPage(system, 0)).head?.sequence ?? 0

/** Whether the trail still holds the row that was read last. If not, its database was filled anew. */
export async function stillHolds(system: WatchedSystem, last: { sequence: number; hash: string }): Promise<boolean> {
  const { events } = await readPage(system, last.sequence - 1)

  return events[0]?.hash === last.hash
}

type FollowTrail = { system: WatchedSystem; after: number; signal: AbortSignal; onOpen?: () => void }

/** Every row after `after`, those that are there and those to come, until the system or the signal ends it. */
export async function* followTrail({ system, after, signal, onOpen }: FollowTrail): AsyncGenerator<TrailEvent> {
  const answer = await askAuditor({ system, path: `/api/audit/stream?after=${after}`, signal })
  onOpen?.()
  if (!answer.body) return

  for await (const data of readStream(answer.body)) {
    yield { ...trailRow.parse(JSON.parse(data)), system: system.name }
  }
}
