import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { orderLines, orderParcels, orders, returnLines, returnPhotos, type returnReason, returns } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { readHolidays, workingDaysAfter } from '../calendar/working-days'
import type { Buyer, BuyerContext } from '../context'
import { returnableUntil } from '../fulfilment/return-window'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { hasMoneyLeft } from '../payment/refund/paid-for'
import { dropPhotos, keepPhotos, type PhotoFolder } from '../photo/keep-photos'
import { shopsOfReturn } from './shops-of-return'

type RequestReturn = {
  orderId: string
  reason: (typeof returnReason.enumValues)[number]
  note: string
  /** Pieces by item; repeated items are added up. */
  lines: { sku: string; quantity: number }[]
  photos: Blob[]
}

/** Deadline for a seller's answer, in working days. */
const ANSWER_WORKING_DAYS = 2

/**
 * Requests a return. The seller is not paid before the answer.
 * @throws {DomainError} `order_missing`; `order_in_migration`; `return_too_early` before delivery,
 * `return_too_late` after the legal period; `return_exists`, `return_of_refunded` when all of its
 * money is already refunded; `return_of_nothing`, `return_of_too_many` with the SKUs and the
 * ordered quantities; the errors of `keepPhotos`.
 */
export async function requestReturn(
  { db, sessionHash, now, photoFolder: directory }: Buyer & PhotoFolder,
  { orderId, reason, note, lines, photos }: RequestReturn,
) {
  const input = { orderId, reason, note, lines: addUp(lines), sessionHash, now }
  // Check first: only the buyer may cause the work of encoding photos.
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
  const order = orderOrThrow(await db.select().from(orders).where(own(input)))
  assertInTime(order, await readHolidays(db, new Date(0)), input.now)
  const previous = await db.select({ id: returns.id }).from(returns).where(eq(returns.orderId, input.orderId))
  if (previous.length > 0) throw exists()
  await assertMoneyLeft(db, input)
}

const exists = () => new DomainError('conflict', 'return_exists', 'a return was requested before')

function assertInTime(order: typeof orders.$inferSelect, holidays: ReadonlySet<string>, now: Date) {
  const until = returnableUntil(order, holidays)
  if (!until) throw new DomainError('conflict', 'return_too_early', 'nothing has arrived', { status: order.status })
  if (until <= now || order.allocatedAt)
    throw new DomainError('conflict', 'return_too_late', 'the time to return is over', { until: until.toISOString() })
}

/** Without money left, the only possible answer would be a refusal. */
async function assertMoneyLeft(db: Connection, { orderId }: Ask) {
  if (!(await hasMoneyLeft(db, orderId)))
    throw new DomainError('conflict', 'return_of_refunded', 'no money of this order is left')
}

async function writeReturn(tx: Connection, { files, ...input }: Ask & { files: string[] }) {
  const { orderId, reason, note, now } = input
  const holidays = await readHolidays(tx, new Date(0))
  assertInTime(await lockOrder(tx, own(input)), holidays, now)
  await assertOrdered(tx, input)

  const [requested] = await tx
    .insert(returns)
    .values({ orderId, reason, note, requestedAt: now, dueAt: workingDaysAfter(now, ANSWER_WORKING_DAYS, holidays) })
    .onConflictDoNothing()
    .returning({ id: returns.id })
  if (!requested) throw exists()
  await assertMoneyLeft(tx, input)
  const returnId = requested.id
  await tx.insert(returnLines).values(input.lines.map((line) => ({ returnId, orderId, ...line })))
  if (files.length > 0)
    await tx.insert(returnPhotos).values(files.map((file, index) => ({ returnId, position: index + 1, file })))
  await addOrderEvent(tx, { orderId, kind: 'return_requested', at: now })
  await recordEvent(tx, { kind: 'return_requested', detail: { orderId, returnId, reason }, at: now })
  await notifyBuyer(tx, { orderId, kind: 'return_requested', detail: await shopsOfReturn(tx, returnId), now })

  return { returnId }
}

async function assertOrdered(tx: Connection, { orderId, lines }: Ask) {
  if (lines.length === 0) throw new DomainError('malformed', 'return_of_nothing', 'no piece is named')
  const ordered = await tx
    .select({ sku: orderLines.sku, quantity: orderLines.quantity })
    .from(orderLines)
    .innerJoin(
      orderParcels,
      and(eq(orderParcels.orderId, orderLines.orderId), eq(orderParcels.shopId, orderLines.shopId)),
    )
    .where(and(eq(orderLines.orderId, orderId), isNull(orderParcels.cancelledAt)))
  const received = new Map(ordered.map(({ sku, quantity }) => [sku, quantity]))
  const tooMany = lines.flatMap(({ sku, quantity }): [string, number][] => {
    const most = received.get(sku) ?? 0
    return quantity > most ? [[sku, most]] : []
  })
  if (tooMany.length > 0)
    throw new DomainError('malformed', 'return_of_too_many', 'more than was ordered', Object.fromEntries(tooMany))
}
