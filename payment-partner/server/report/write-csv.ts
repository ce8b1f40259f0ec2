import { formatTime } from '../gateway/format'
import { dayOf } from './day'
import type { SettlementReport } from './settlement-report'

const HEADER =
  'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at'

/** One line for each movement, whole rupiah, times in GMT+7. */
export function writeCsv({ merchantId, lines }: SettlementReport) {
  const rows = lines.map((line) =>
    [
      dayOf(line.occurredAt),
      merchantId,
      textCell(line.orderId),
      line.transactionId,
      textCell(line.refundKey),
      line.kind,
      line.paymentType,
      line.method,
      line.gross,
      line.fee,
      line.net,
      formatTime(line.occurredAt),
    ].join(','),
  )

  return `${[HEADER, ...rows].join('\n')}\n`
}

/** Characters that start a formula or a new cell in some spreadsheet, and the guard `'` itself. */
const FORMULA = /^[=+\-@＝＋－＠;|%'\s]/

/**
 * Guards a merchant's text, which must not become a formula in a bookkeeper's spreadsheet. A parser
 * drops one leading `'`.
 */
export function textCell(cell: string) {
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell

  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
