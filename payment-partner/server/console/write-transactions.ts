import { formatTime } from '../gateway/format'
import type { Transaction } from '../payment/payment'
import { textCell } from '../report/write-csv'

export const TRANSACTION_HEADER =
  'transaction_time,merchant_id,order_id,transaction_id,method,transaction_status,fraud_status,gross_amount,refunded_amount,settlement_time\n'

/** One line for each transaction, whole rupiah, times in GMT+7. */
export const writeTransactions = (transactions: Transaction[]) =>
  transactions
    .map(({ settledAt, ...transaction }) => [
      formatTime(transaction.transactionTime),
      transaction.merchantId,
      textCell(transaction.orderId),
      transaction.id,
      transaction.method,
      transaction.status,
      transaction.fraudStatus ?? '',
      transaction.grossAmount,
      transaction.refundedAmount,
      settledAt ? formatTime(settledAt) : '',
    ])
    .map((cells) => `${cells.join(',')}\n`)
    .join('')
