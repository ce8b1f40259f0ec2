import { DomainError } from '@jembatan/platform/errors'
import { and, eq, sum } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orders, returnLines, returnPhotos, type returnReason, returns } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { readHolidays, workingDaysAfter } from '../calendar/working-days'
import type { Buyer, BuyerContext } from '../context'
import { findParcel } from '../fulfilment/find-parcel'
import { returnableUntil } from '../fulfilment/return-window'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { hasMoneyLeft } from '../payment/refund/paid-for'
import { dropPhotos, keepPhotos, type PhotoFolder } from '../photo/keep-photos'
import { namedGoods } from './named-goods'

type RequestReturn = {
  orderId: string
  /** The shop of the parcel. */
  shopId: string
  reason: (typeof returnReason.enumValues)[number]
  note: string
  /** Pieces by item; repeated items are added up. */
  lines: { sku: string; quantity: number }[]
  photos: Blob[]
}

/** Deadline for a seller's answer, in working days. */
const ANSWER_WORKING_DAYS = 2

/**
 * Requests a return of goods in one parcel. Its shop is not paid before the answer; the other
 * parcels of the order are not affected.
 * @throws {DomainError} `order_missing`; `order_in_migration`; `parcel_missing`; `return_too_early`
 * before delivery, `return_too_late` after the legal period; `return_exists` while a return of the
 * parcel is open, and once all of its pieces were requested; `return_of_refunded` when all of its
 * money is already refunded; `return_of_nothing`, `return_of_too_many` with the SKUs and the
 * pieces that can still be requested; the errors of `keepPhotos`.
 */
export async function requestReturn(
  { db, sessionHash, now, photoFolder: directory }: Buyer & PhotoFolder,
  { photos, lines, ...request }: RequestReturn,
) {
  const input = { ...request, lines: addUp(lines), sessionHash, now }
  // Check first: only the buyer may cause the work of encoding photos.
  orderOrThrow(await db.select().from(orders).where(own(input)))
  await assertReturnable(db, input)
  const files = await keepPhotos({ directory, photos })

  return db
    .transaction((tx) => writeReturn(tx, { ...input, files }))
    .catch(async (error: unknown) => {
      await dropPhotos({ directory, files })
      throw error
    })
}

function addUp(lines: RequestReturn['lines']): RequestReturn['lines'] {
  const pieces = new Map<string, number>()
  for (const { sku, quantity } of lines) pieces.set(sku, (pieces.get(sku) ?? 0) + quantity)

  return [...pieces].map(([sku, quantity]) => ({ sku, quantity }))
}

type Ask = Omit<RequestReturn, 'photos'> & Pick<BuyerContext, 'sessionHash' | 'now'>

const own = ({ orderId, sessionHash }: Ask) => and(eq(orders.id, orderId), readableBy(sessionHash))

async function assertReturnable(db: Connection, input: Ask) {
  await assertInTime(db, input)
  const left = await listLeft(db, input)
  if ((await hasOpenReturn(db, input)) || left.every(({ pieces }) => pieces === 0))
    throw new DomainError('conflict', 'return_exists', 'a return of this parcel was requested before')
  // Without money left, the only possible answer would be a refusal.
  if (!(await hasMoneyLeft(db, input.orderId)))
    throw new DomainError('conflict', 'return_of_refunded', 'no money of this order is left')

  return left
}

async function assertInTime(db: Connection, { now, ...which }: Ask) {
  const parcel = await findParcel(db, which)
  const until = returnableUntil(parcel, await readHolidays(db, new Date(0)))
  if (!until || parcel.cancelledAt) throw new DomainError('conflict', 'return_too_early', 'nothing has arrived')
  if (until <= now || parcel.allocatedAt)
    throw new DomainError('conflict', 'return_too_late', 'the time to return is over', { until: until.toISOString() })
}

async function hasOpenReturn(db: Connection, { orderId, shopId }: Ask) {
  return (
    (await db.$count(
      returns,
      and(eq(returns.orderId, orderId), eq(returns.shopId, shopId), eq(returns.state, 'requested')),
    )) > 0
  )
}

/** Returns the parcel's lines with the pieces that no return has named yet. */
async function listLeft(db: Connection, { orderId, shopId }: Ask) {
  const lines = await db
    .select({
      sku: orderLines.sku,
      quantity: orderLines.quantity,
      requested: sum(returnLines.quantity).mapWith(Number),
    })
    .from(orderLines)
    .leftJoin(returnLines, and(eq(returnLines.orderId, orderLines.orderId), eq(returnLines.sku, orderLines.sku)))
    .where(and(eq(orderLines.orderId, orderId), eq(orderLines.shopId, shopId)))
    .groupBy(orderLines.orderId, orderLines.sku)

  return lines.map(({ sku, quantity, requested }) => ({ sku, pieces: quantity - (requested ?? 0) }))
}

async function writeReturn(tx: Connection, { files, ...input }: Ask & { files: string[] }) {
  const { orderId, shopId, reason, note, now } = input
  await lockOrder(tx, own(input))
  assertLeft(input, await assertReturnable(tx, input))
  const dueAt = workingDaysAfter(now, ANSWER_WORKING_DAYS, await readHolidays(tx, now))

  const [requested] = await tx
    .insert(returns)
    .values({ orderId, shopId, reason, note, requestedAt: now, dueAt })
    .returning({ id: returns.id })
  if (!requested) throw new Error('returns returned no row')
  const returnId = requested.id
  await tx.insert(returnLines).values(input.lines.map((line) => ({ returnId, orderId, ...line })))
  if (files.length > 0)
    await tx.insert(returnPhotos).values(files.map((file, index) => ({ returnId, position: index + 1, file })))
  await addOrderEvent(tx, { orderId, kind: 'return_requested', at: now, detail: { shop: shopId, return: returnId } })
  await recordEvent(tx, { kind: 'return_requested', detail: { orderId, returnId, shop: shopId, reason }, at: now })
  const detail = { shop: shopId, goods: namedGoods(input.lines) }
  await notifyBuyer(tx, { orderId, kind: 'return_requested', about: String(returnId), detail, now })

  return { returnId }
}

function assertLeft({ lines }: Ask, left: { sku: string; pieces: number }[]) {
  if (lines.length === 0) throw new DomainError('malformed', 'return_of_nothing', 'no piece is returned')
  const most = new Map(left.map(({ sku, pieces }) => [sku, pieces]))
  const tooMany = lines.flatMap(({ sku, quantity }): [string, number][] => {
    const pieces = most.get(sku) ?? 0
    return quantity > pieces ? [[sku, pieces]] : []
  })
  if (tooMany.length > 0)
    throw new DomainError('malformed', 'return_of_too_many', 'more than can be returned', Object.fromEntries(tooMany))
}
