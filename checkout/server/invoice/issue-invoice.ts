import { addToChangeLog, type Writer } from '../change-log/change-log'

type IssueInvoice = { orderId: string; method: string | null; now: Date }

/** Invoice and contract of an order, once, in the transaction that makes it paid. What they say is copied from its rows there. */
export async function issueInvoice(tx: Writer, { orderId, method, now }: IssueInvoice) {
  await addToChangeLog(tx, 'invoices', { orderId, method, issuedAt: now })
}
