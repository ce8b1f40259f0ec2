import { randomBytes } from 'node:crypto'
import { DomainError } from '@jembatan/platform/errors'
import { addHours } from 'date-fns'
import { and, eq } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { complaintPhotos, complaints, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import { readHolidays, workingDaysAfter } from '../calendar/working-days'
import type { Buyer, Timed } from '../context'
import { findParcel } from '../fulfilment/find-parcel'
import { lockOrder } from '../order/access/lock-order'
import { orderOrThrow } from '../order/access/order-or-throw'
import { readableBy } from '../order/access/readable-by'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { dropPhotos, keepPhotos, type PhotoFolder } from '../photo/keep-photos'
import { hashSecret, ticketNumber } from './ticket'

type Topic = (typeof complaints.$inferInsert)['topic']

type FileComplaint = { topic: Topic; body: string }
type FileForOrder = FileComplaint & { orderId: string; shopId?: string | undefined; photos: Blob[] }

type Filing = Timed
type FilingBuyer = Buyer & PhotoFolder

/** Deadline of an answer, in working days. */
const ANSWER_WITHIN_DAYS = 5

/**
 * Deadline for requests about a person's own data (UU PDP, art. 30 and 32), in hours including days
 * off.
 */
const PRIVACY_WITHIN_HOURS = 3 * 24

const SECRET_BYTES = 10

/**
 * Files a complaint about the shop in general. The secret is returned only here, and stored as a
 * hash.
 */
export const fileComplaint = (ctx: Filing, { topic, body }: FileComplaint) => writeComplaint(ctx, { topic, body })

/**
 * Files a complaint about an order of this session, with photos.
 * @throws {DomainError} `order_missing` when this session has no such order; `parcel_missing`;
 * `complaint_waits` while another of the same parcel is unanswered; `order_in_migration`; the
 * errors of `keepPhotos`.
 */
export async function fileForOrder(ctx: FilingBuyer, { topic, body, orderId, shopId, photos }: FileForOrder) {
  // Check ownership first: only the buyer may cause the work of encoding photos.
  await assertOwn(ctx, { orderId })
  if (shopId) await findParcel(ctx.db, { orderId, shopId })
  const directory = ctx.photoFolder
  const files = await keepPhotos({ directory, photos })

  return writeComplaint(ctx, { topic, body, orderId, shopId, files }).catch(async (error: unknown) => {
    await dropPhotos({ directory, files })
    throw error
  })
}

type Complaint = FileComplaint & Partial<Pick<FileForOrder, 'orderId' | 'shopId'>> & { files?: string[] }

async function writeComplaint({ db, now }: Filing, { topic, body, orderId, shopId, files = [] }: Complaint) {
  const secret = randomBytes(SECRET_BYTES).toString('hex')
  const dueAt =
    topic === 'privacy'
      ? addHours(now, PRIVACY_WITHIN_HOURS)
      : workingDaysAfter(now, ANSWER_WITHIN_DAYS, await readHolidays(db, now))
  const number = await db.transaction(async (tx) => {
    const [filed] = await tx
      .insert(complaints)
      .values({ secretHash: hashSecret(secret), orderId, shopId, topic, body, filedAt: now, dueAt })
      .onConflictDoNothing()
      .returning({ id: complaints.id })
    if (!filed) throw new DomainError('conflict', 'complaint_waits', 'a complaint of this parcel is unanswered')
    const number = ticketNumber(filed.id)
    const detail = { ticket: number, topic, dueAt: dueAt.toISOString(), ...(orderId && { orderId }) }
    await recordEvent(tx, { kind: 'complaint_filed', detail, at: now })
    const rows = files.map((file, index) => ({ complaintId: filed.id, position: index + 1, file }))
    if (rows.length > 0) await tx.insert(complaintPhotos).values(rows)
    if (orderId) await recordInOrder(tx, { orderId, number, now })

    return number
  })

  return { number, secret, dueAt: dueAt.toISOString() }
}

async function assertOwn({ db, sessionHash }: FilingBuyer, { orderId }: Pick<FileForOrder, 'orderId'>) {
  orderOrThrow(
    await db
      .select({ id: orders.id })
      .from(orders)
      .where(and(eq(orders.id, orderId), readableBy(sessionHash))),
  )
}

async function recordInOrder(tx: Connection, { orderId, number, now }: { orderId: string; number: string; now: Date }) {
  await lockOrder(tx, eq(orders.id, orderId))
  await addOrderEvent(tx, { orderId, kind: 'complaint_filed', at: now, detail: { number } })
  await notifyBuyer(tx, { orderId, kind: 'complaint_filed', about: number, detail: { number }, now })
}
