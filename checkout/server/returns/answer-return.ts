import { DomainError } from '@jembatan/platform/errors'
import { and, asc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders, returnLines, returns } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Context, Timed } from '../context'
import { priceReturn, type Refused } from '../fulfilment/price-returned'
import { lockOrder } from '../order/access/lock-order'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { openRefund } from '../payment/refund/open-refund'
import { listPaidFor } from '../payment/refund/paid-for'
import { decideRefund } from '../payment/refund/refund-rules'
import { namedGoods } from './named-goods'

type OfReturn = { returnId: number; now: Date }

type Acceptance = Pick<OfReturn, 'returnId'> & {
  /** Pieces that the shop takes back, by item; all of the requested ones where it names none. */
  lines?: { sku: string; accepted: number }[] | undefined
}

type AcceptReturn = Acceptance & {
  /** The pieces can be sold again. */
  restock: boolean
  /** The reason why some pieces are not taken back. */
  answer?: string | undefined
}

type RefuseReturn = Pick<OfReturn, 'returnId'> & { answer: string }

/**
 * Accepts a return, or some of its pieces, and refunds their price. Goods that are not as ordered
 * also refund shipping and insurance when all of their parcel goes back, and the fee when all of
 * the order does. Never more than is left of the payment.
 * @throws {DomainError} `return_missing`; `return_answered`; `acceptance_of_nothing`,
 * `acceptance_of_too_many`, `answer_too_short` when a part is refused without a reason;
 * `nothing_to_refund` when the money is already refunded.
 */
export async function acceptReturn({ db, now }: Timed, { returnId, lines, restock, answer }: AcceptReturn) {
  return db.transaction(async (tx) => {
    const { order, shopId } = await lockReturned(tx, returnId)
    const orderId = order.id
    const { accepted, refused } = await readAcceptance(tx, { returnId, lines })
    if (refused.size > 0 && !answer)
      throw new DomainError('malformed', 'answer_too_short', 'a part is refused without a reason')
    const { attempt, amount } = await refundOf(tx, { returnId, orderId, refused })

    await settle(tx, { returnId, now }, { state: 'accepted', refunded: amount, restocked: restock, answer })
    await refusePieces(tx, returnId, refused)
    // 0 when vouchers paid for all of it.
    if (amount > 0) await openRefund(tx, { order, attempt, amount, reason: 'returned', part: String(returnId), now })
    if (restock) await returnToStock(tx, returnId)
    await addOrderEvent(tx, {
      orderId,
      kind: 'return_accepted',
      at: now,
      detail: { shop: shopId, return: returnId, amount },
    })
    await recordEvent(tx, {
      kind: 'return_accepted',
      detail: { orderId, returnId, shop: shopId, amount, restock, partly: refused.size > 0 },
      at: now,
    })
    await notifyBuyer(tx, {
      orderId,
      kind: messageOf({ amount, refused }),
      about: String(returnId),
      detail: { shop: shopId, goods: namedGoods(accepted), amount },
      now,
    })

    return { orderId, amount }
  })
}

function messageOf({ amount, refused }: { amount: number; refused: Refused }) {
  if (amount === 0) return 'return_accepted_without_money' as const

  return refused.size > 0 ? ('return_accepted_partly' as const) : ('return_accepted' as const)
}

/**
 * Returns what accepting a return, or some of its pieces, would refund.
 * @throws {DomainError} `return_missing`; `return_answered`; `acceptance_of_nothing`,
 * `acceptance_of_too_many`; `nothing_to_refund`.
 */
export async function previewReturn({ db }: Pick<Context, 'db'>, { returnId, lines }: Acceptance) {
  const [row] = await db
    .select({ orderId: returns.orderId, state: returns.state })
    .from(returns)
    .where(eq(returns.id, returnId))
  if (!row) throw missing()
  if (row.state !== 'requested') throw alreadyAnswered()
  const { orderId } = row
  const { accepted, refused } = await readAcceptance(db, { returnId, lines })
  const { amount } = await refundOf(db, { returnId, orderId, refused })

  return { orderId, amount, lines: accepted, isPartial: refused.size > 0 }
}

/** Refuses a return with a reason. @throws {DomainError} `return_missing`; `return_answered`. */
export async function refuseReturn({ db, now }: Timed, { returnId, answer }: RefuseReturn) {
  return db.transaction(async (tx) => {
    const { order, shopId } = await lockReturned(tx, returnId)
    const orderId = order.id
    await settle(tx, { returnId, now }, { state: 'refused', answer })
    await addOrderEvent(tx, { orderId, kind: 'return_refused', at: now, detail: { shop: shopId, return: returnId } })
    await recordEvent(tx, { kind: 'return_refused', detail: { orderId, returnId, shop: shopId }, at: now })
    const detail = { shop: shopId, goods: namedGoods(await listRequested(tx, returnId)) }
    await notifyBuyer(tx, { orderId, kind: 'return_refused', about: String(returnId), detail, now })

    return { orderId }
  })
}

/** Locks the order of an open return, so that no other operator answers meanwhile. */
async function lockReturned(tx: Connection, returnId: number) {
  const [row] = await tx
    .select({ orderId: returns.orderId, shopId: returns.shopId })
    .from(returns)
    .where(eq(returns.id, returnId))
  if (!row) throw missing()
  const order = await lockOrder(tx, eq(orders.id, row.orderId))
  const open = await tx.select({ id: returns.id }).from(returns).where(waiting(returnId))
  if (open.length === 0) throw alreadyAnswered()

  return { order, shopId: row.shopId }
}

const missing = () => new DomainError('not_found', 'return_missing', 'there is no such return')

const alreadyAnswered = () => new DomainError('conflict', 'return_answered', 'the return was answered before')

const waiting = (returnId: number) => and(eq(returns.id, returnId), eq(returns.state, 'requested'))

const listRequested = (tx: Connection, returnId: number) =>
  tx
    .select({
      sku: returnLines.sku,
      quantity: returnLines.quantity,
      media: orderLines.media,
      name: { id: orderLines.nameId, en: orderLines.nameEn },
      label: { id: orderLines.labelId, en: orderLines.labelEn },
    })
    .from(returnLines)
    .innerJoin(orderLines, and(eq(orderLines.orderId, returnLines.orderId), eq(orderLines.sku, returnLines.sku)))
    .where(eq(returnLines.returnId, returnId))
    .orderBy(asc(returnLines.sku))

/** Returns the accepted pieces of a return, and the refused ones by item. */
async function readAcceptance(tx: Connection, { returnId, lines }: Acceptance) {
  const pieces = new Map(lines?.map(({ sku, accepted }) => [sku, accepted]))
  const requested = (await listRequested(tx, returnId)).map((line) => ({
    ...line,
    accepted: lines ? (pieces.get(line.sku) ?? 0) : line.quantity,
  }))
  if (requested.some(({ accepted, quantity }) => accepted > quantity))
    throw new DomainError('malformed', 'acceptance_of_too_many', 'more than was requested')
  if (requested.every(({ accepted }) => accepted === 0))
    throw new DomainError('malformed', 'acceptance_of_nothing', 'no piece is taken back')

  return {
    accepted: requested.filter(({ accepted }) => accepted > 0),
    refused: new Map(
      requested.flatMap(({ sku, quantity, accepted }) => (accepted < quantity ? [[sku, quantity - accepted]] : [])),
    ),
  }
}

type Answer = Partial<typeof returns.$inferInsert> & { state: 'accepted' | 'refused' }

async function settle(tx: Connection, { returnId, now }: OfReturn, answer: Answer) {
  await tx
    .update(returns)
    .set({ ...answer, answeredAt: now })
    .where(waiting(returnId))
}

async function refusePieces(tx: Connection, returnId: number, refused: Refused) {
  for (const [sku, pieces] of refused)
    await tx
      .update(returnLines)
      .set({ refused: pieces })
      .where(and(eq(returnLines.returnId, returnId), eq(returnLines.sku, sku)))
}

/** Returns the refund of a return and the payment it is taken from. */
async function refundOf(tx: Connection, accepting: { returnId: number; orderId: string; refused: Refused }) {
  const [attempt] = await listPaidFor(tx, accepting.orderId)
  const { price, everything } = await priceReturn(tx, accepting)
  const decision = attempt && decideRefund(attempt, everything ? undefined : price)
  if (!attempt || !decision || decision.kind === 'nothing_left')
    throw new DomainError('conflict', 'nothing_to_refund', 'no money of this order is left')

  return { attempt, amount: decision.kind === 'exceeds' ? decision.left : decision.amount }
}

/** Locks stock in order of SKU, as everywhere, to avoid deadlocks. */
async function returnToStock(tx: Connection, returnId: number) {
  await tx.execute(sql`
    with locked as materialized (
      select variants.sku, quantity - refused as pieces from variants join return_lines using (sku)
      where return_id = ${returnId} order by variants.sku for no key update of variants
    )
    update variants set available = available + locked.pieces from locked where variants.sku = locked.sku`)
}
