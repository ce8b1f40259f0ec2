import { createHash, randomBytes } from 'node:crypto'
import { type SQL, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'

/** A fresh session id: 256 random bits that only the buyer's browser keeps. */
export const newSessionId = () => randomBytes(32).toString('base64url')

/** What the database keeps of it. */
export const hashSessionId = (sessionId: string) => createHash('sha256').update(sessionId).digest('base64url')

/** The session that follows the present one: another for a browser, the same for an account. */
export type NextSession = { present: string | null; hash: string; id: string | null }

type Move = { from: string; to: string }

/** Moves everything of one session to another; the old id opens nothing any more. */
export async function moveSession(tx: Connection, move: Move) {
  await tx.execute(sql`with ${movingSession({ ...move, where: sql`true` })} select`)
}

/** The same as parts of a larger statement, where `where` holds. What both sessions may read is read once afterwards. */
export const movingSession = ({ from, to, where }: Move & { where: SQL }) => sql`
  moved_baskets as (update baskets set session_hash = ${to} where session_hash = ${from} and ${where}),
  moved_orders as (update orders set session_hash = ${to} where session_hash = ${from} and ${where}),
  dropped_wishes as (
    delete from wishes where session_hash = ${from} and ${where}
      and product_id in (select product_id from wishes where session_hash = ${to})
  ),
  moved_wishes as (
    update wishes set session_hash = ${to}
    where session_hash = ${from} and ${where}
      and product_id not in (select product_id from wishes where session_hash = ${to})
  ),
  read_by_both as (select order_id from order_readers where session_hash = ${to}),
  dropped_readers as (
    delete from order_readers where session_hash = ${from} and order_id in (select order_id from read_by_both) and ${where}
  ),
  moved_readers as (
    update order_readers set session_hash = ${to}
    where session_hash = ${from} and order_id not in (select order_id from read_by_both) and ${where}
  ),
  known_to_both as (
    select id from saved_addresses as address where session_hash = ${from} and exists (
      select from saved_addresses as same where same.session_hash = ${to}
        and (same.recipient, same.phone, same.area_id, same.street)
          = (address.recipient, address.phone, address.area_id, address.street)
    )
  ),
  dropped_addresses as (delete from saved_addresses where id in (select id from known_to_both) and ${where}),
  moved_addresses as (
    update saved_addresses set session_hash = ${to}
    where session_hash = ${from} and id not in (select id from known_to_both) and ${where}
  ),
  moved_deletions as (
    update data_deletions set session_hash = ${to}
    where session_hash = ${from} and not exists (select from data_deletions where session_hash = ${to}) and ${where}
  )`
