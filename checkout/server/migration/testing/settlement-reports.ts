import { readLines } from '../../settlement/read-report'
import type { Reports } from '../verification/compare-settlements'

const ACCOUNT = 'TOKO-LAMA'
const HEADER =
  'date,merchant_id,order_id,transaction_id,refund_key,kind,payment_type,method,gross_amount,fee,net_amount,occurred_at'

export type Line = { id: number; gross?: number; kind?: string; key?: string; day?: string }

const lineOf = ({ id, gross = 59_000, kind = 'settlement', key = '', day = '2024-01-03' }: Line) =>
  [
    day,
    ACCOUNT,
    `TL-${10_000_000 + id}-1`,
    `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
    key,
    kind,
    'qris',
    'other_qris',
    gross,
    0,
    gross,
    `${day} 12:01:00`,
  ].join(',')

/**
 * Daily report files as Kasir writes them: an empty one for Pasar's own account, and the old
 * shop's.
 */
export const reportsOf = (lines: Line[]): Reports => [
  { account: null, read: () => readLines(report([])) },
  {
    account: ACCOUNT,
    read: (day) => readLines(report(lines.filter((line) => (line.day ?? '2024-01-03') === day))),
  },
]

async function* report(lines: Line[]) {
  yield Buffer.from(`${[HEADER, ...lines.map(lineOf)].join('\n')}\n`)
}

/** Report lines of a shop in which all orders are paid (`cleanShop`). */
export const cleanLines = (orders: number): Line[] => Array.from({ length: orders }, (_, at) => ({ id: at + 1 }))
