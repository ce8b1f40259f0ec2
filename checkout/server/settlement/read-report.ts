import { DomainError } from '@jembatan/platform/errors'
import { z } from 'zod'
import { gatewayTime } from '../payment/gateway/provider-status'

const COLUMNS = [
  'date',
  'merchant_id',
  'order_id',
  'transaction_id',
  'refund_key',
  'kind',
  'payment_type',
  'method',
  'gross_amount',
  'fee',
  'net_amount',
  'occurred_at',
] as const

const rupiah = z
  .string()
  .regex(/^-?\d{1,12}$/)
  .transform(Number)
const name = z.string().min(1).max(100)

const row = z
  .object({
    date: z.iso.date(),
    order_id: name,
    transaction_id: name,
    refund_key: z.string().max(100),
    kind: z.enum(['settlement', 'refund', 'chargeback', 'reversal']),
    payment_type: name,
    method: name,
    gross_amount: rupiah,
    fee: rupiah,
    net_amount: rupiah,
    occurred_at: gatewayTime,
  })
  .refine(({ gross_amount, fee, net_amount }) => net_amount === gross_amount - fee && gross_amount !== 0)

export type ReportLine = ReturnType<typeof toLine>

/**
 * The lines of the gateway's daily report.
 * @throws {DomainError} `settlement_malformed` with the number of the first line that is none; then nothing of it counts.
 */
export function readReport(csv: string): ReportLine[] {
  const [header, ...rows] = csv
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  if (header !== COLUMNS.join(',')) throw malformed(1)

  return rows.map((text, index) => {
    const cells = readCells(text)
    const parsed = row.safeParse(Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]])))
    if (!parsed.success || cells.length !== COLUMNS.length) throw malformed(index + 2)

    return toLine(parsed.data)
  })
}

const malformed = (line: number) =>
  new DomainError('invalid', 'settlement_malformed', `line ${line} is not of a settlement report`, { line })

const CELL = /(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g

const readCells = (text: string) =>
  [...text.matchAll(CELL)].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '')

const toLine = (told: z.infer<typeof row>) => ({
  // Nothing numbers the lines, so what happened to what and when is a line's name.
  key: [told.transaction_id, told.kind, told.refund_key, told.occurred_at.toISOString()].join('|'),
  day: told.date,
  kind: told.kind,
  providerOrderId: told.order_id,
  transactionId: told.transaction_id,
  refundKey: told.refund_key || null,
  paymentType: told.payment_type,
  method: told.method,
  gross: told.gross_amount,
  fee: told.fee,
  net: told.net_amount,
  occurredAt: told.occurred_at,
})
