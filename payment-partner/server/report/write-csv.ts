import { formatTime } from '../gateway/format'
import type { SettlementReport } from './settlement-report'

const HEADER =
  'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at'

/** One line a movement, whole rupiah, times of GMT+7. */
export function writeCsv({ day, merchantId, lines }: SettlementReport) {
  const rows = lines.map((line) =>
    [
      day,
      merchantId,
      text(line.orderId),
      line.transactionId,
      text(line.refundKey),
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

/** Begins a formula in one spreadsheet or another, or a new cell where these separate cells; or is itself the guard against it. */
const FORMULA = /^[=+\-@＝＋－＠;|%'\s]/

/** What a merchant chose must not become a formula when a bookkeeper opens the file. A reader drops one leading `'`. */
function text(cell: string) {
  const harmless = FORMULA.test(cell) ? `'${cell}` : cell

  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
