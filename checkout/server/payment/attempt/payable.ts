import { and, eq, gt } from 'drizzle-orm'
import { orders } from '@/db/schema'
import { readableBy } from '../../order/access/readable-by'

/** After its deadline an order is left to the expiry, which asks the gateway too. */
export const awaitsPayment = (now: Date) => and(eq(orders.status, 'awaiting_payment'), gt(orders.paymentDueAt, now))

type Payable = { orderId: string; sessionHash: string; now: Date }

/** Condition: the visitor's order, while it can be paid. */
export const payable = ({ orderId, sessionHash, now }: Payable) =>
  and(eq(orders.id, orderId), readableBy(sessionHash), awaitsPayment(now))
