import { DomainError } from '@jembatan/platform/errors'
import { and, eq, isNull } from 'drizzle-orm'
import { complaints, orders } from '@/db/schema'
import { recordEvent } from '../audit/record-event'
import type { Timed } from '../context'
import { lockOrder } from '../order/access/lock-order'
import { addOrderEvent } from '../order/state/add-order-event'
import { notifyBuyer } from '../order/state/notify-buyer'
import { readTicketNumber } from './ticket'

type AnswerComplaint = { number: string; answer: string }

/**
 * Answers a complaint once: of two operators only one succeeds. @throws {DomainError}
 * `complaint_answered`, also when there is none; `order_in_migration`.
 */
export async function answerComplaint({ db, now }: Timed, { number, answer }: AnswerComplaint) {
  await db.transaction(async (tx) => {
    const [answered] = await tx
      .update(complaints)
      .set({ answer, answeredAt: now })
      .where(and(eq(complaints.id, readTicketNumber(number) ?? 0), isNull(complaints.answeredAt)))
      .returning({ orderId: complaints.orderId, dueAt: complaints.dueAt })
    if (!answered) throw new DomainError('conflict', 'complaint_answered', 'no such complaint waits for an answer')
    const { orderId, dueAt } = answered
    await recordEvent(tx, { kind: 'complaint_answered', detail: { ticket: number, inTime: now <= dueAt }, at: now })
    if (!orderId) return

    await lockOrder(tx, eq(orders.id, orderId))
    await addOrderEvent(tx, { orderId, kind: 'complaint_answered', at: now, detail: { number } })
    await notifyBuyer(tx, { orderId, kind: 'complaint_answered', about: number, detail: { number }, now })
  })
}
