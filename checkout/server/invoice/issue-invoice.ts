import { addToChangeLog, type Writer } from '../change-log/change-log'

type IssueInvoice = { orderId: string; method: string | null; installmentMonths?: number | null; now: Date }

/**
 * Issues invoice and contract of an order, once, in the transaction that pays it. The content is
 * copied from the order's rows.
 */
export async function issueInvoice(tx: Writer, { orderId, method, installmentMonths = null, now }: IssueInvoice) {
  await addToChangeLog(tx, 'invoices', { orderId, method, installmentMonths, issuedAt: now })
}
