import { createHash, randomBytes } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** A fresh session id: 256 random bits that only the buyer's browser keeps. */
export const newSessionId = () => randomBytes(32).toString('base64url')

/** What the database keeps of it. */
export const hashSessionId = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

type Move = { from: string; to: string }

/** Moves everything of one session to another; the old id opens nothing any more. */
export async function moveSession(tx: Connection, move: Move) {
  await tx.execute(sql`with ${movingSession({ ...move, where: sql`true` })} select`)
}

/** The same as parts of a larger statement, where `where` holds. What both sessions may read is read once afterwards. */
export const movingSession = ({ from, to, where }: Move & { where: SQL }) => sql`
  moved_baskets as (update baskets set session_hash = ${to} where session_hash = ${from} and ${where}),
  moved_orders as (update orders set session_hash = ${to} where session_hash = ${from} and ${where}),
  read_by_both as (select order_id from order_readers where session_hash = ${to}),
  dropped_readers as (
    delete from order_readers where session_hash = ${from} and order_id in (select order_id from read_by_both) and ${where}
  ),
  moved_readers as (
    update order_readers set session_hash = ${to}
    where session_hash = ${from} and order_id not in (select order_id from read_by_both) and ${where}
  )`
