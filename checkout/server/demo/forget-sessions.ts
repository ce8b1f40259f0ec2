import { and, eq, inArray, sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'
import { baskets, cartLines, offers, orders, savedAddresses } from '@/db/schema'
import { cancelOrder } from '../cancellation/cancel-order'
import type { Gateway } from '../payment/gateway/gateway'
import { newSessionId } from '../session/cookies'
import { hashSessionId, moveSession } from '../session/session'

type Forget = { sessions: string[]; now: Date }

/**
 * Cancels everything that these buyers left unfinished, by the verbs that they could have used:
 * unpaid orders, which restocks their goods, open baskets and the cart. Then ends their sessions.
 * Other sessions are not affected.
 * @throws {DomainError} `gateway_unavailable`; earlier cancellations remain, and a retry is safe.
 */
export async function forgetSessions(db: Database, gateway: Gateway, { sessions, now }: Forget) {
  const sessionHashes = [...new Set(sessions)].map(hashSessionId)
  const unpaid = await listUnpaid(db, sessionHashes)
  for (const order of unpaid)
    await cancelOrder({ db, gateway, sessionHash: order.sessionHash, now }, { orderId: order.orderId })

  return db.transaction(async (tx) => {
    const closed = await closeBaskets(tx, sessionHashes)
    await tx.delete(cartLines).where(inArray(cartLines.sessionHash, sessionHashes))
    await tx.delete(offers).where(inArray(offers.sessionHash, sessionHashes))
    await tx.delete(savedAddresses).where(inArray(savedAddresses.sessionHash, sessionHashes))
    for (const from of sessionHashes) await moveSession(tx, { from, to: hashSessionId(newSessionId()) })

    return { orders: unpaid.length, baskets: closed.length }
  })
}

/** Orders that they placed, not orders that they only looked up. */
const listUnpaid = (db: Connection, sessionHashes: string[]) =>
  db
    .select({ orderId: orders.id, sessionHash: sql<string>`${orders.sessionHash}` })
    .from(orders)
    .where(and(inArray(orders.sessionHash, sessionHashes), inArray(orders.status, ['awaiting_payment', 'confirmed'])))

const closeBaskets = (tx: Connection, sessionHashes: string[]) =>
  tx
    .delete(baskets)
    .where(and(inArray(baskets.sessionHash, sessionHashes), eq(baskets.state, 'open')))
    .returning({ id: baskets.id })
