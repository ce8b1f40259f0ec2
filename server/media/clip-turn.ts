import { eq, lte, sql } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { clipTurns } from '@/db/schema'
import { MediaRefused } from './media-refused'

/** One clip that is being encoded, and those that wait for it. */
export const MOST_TURNS = 3

/** Longer than the last of them waits. A killed process never returns its turn. */
const EXPIRES_AFTER = sql`now() + interval '6 minutes'`

/**
 * Runs the encoding of a creator's clip in its turn.
 * @throws {MediaRefused} `clip_waiting` while another clip of the creator has a turn; `clips_busy`
 * while all turns are taken.
 */
export async function inClipTurn<Made>(
  { db, creatorId }: { db: Database; creatorId: string },
  make: () => Promise<Made>,
): Promise<Made> {
  await takeTurn(db, creatorId)
  try {
    return await make()
  } finally {
    await db.delete(clipTurns).where(eq(clipTurns.creatorId, creatorId))
  }
}

const takeTurn = (db: Database, creatorId: string) =>
  db.transaction(async (tx) => {
    // Two concurrent calls would each count without the other.
    await tx.execute(sql`lock table ${clipTurns} in exclusive mode`)
    await tx.delete(clipTurns).where(lte(clipTurns.expiresAt, sql`now()`))
    const turns = await tx.select().from(clipTurns)
    if (turns.some((turn) => turn.creatorId === creatorId)) throw new MediaRefused('clip_waiting')
    if (turns.length >= MOST_TURNS) throw new MediaRefused('clips_busy')
    await tx.insert(clipTurns).values({ creatorId, expiresAt: EXPIRES_AFTER })
  })
