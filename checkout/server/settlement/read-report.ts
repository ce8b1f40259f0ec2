import { DomainError } from '@jembatan/platform/errors'
import { CsvError, parse } from 'csv-parse/sync'
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
/** The gateway puts an apostrophe before what a spreadsheet could take for a formula. */
const unguarded = z.string().transform((cell) => cell.replace(/^'/, ''))

const row = z
  .object({
    date: z.iso.date(),
    merchant_id: name,
    order_id: unguarded.pipe(name),
    transaction_id: name,
    refund_key: unguarded.pipe(z.string().max(100)),
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
  const [header, ...rows] = readRows(csv)
  if (header?.join() !== COLUMNS.join()) throw malformed(1)

  return rows.map((cells, index) => {
    const parsed = row.safeParse(Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]])))
    if (!parsed.success || cells.length !== COLUMNS.length) throw malformed(index + 2)

    return toLine(parsed.data)
  })
}

/** Rows of any length, so that one that is no line of a report is named by its number. */
function readRows(csv: string): string[][] {
  try {
    return parse(csv.trimEnd(), { bom: true, relax_column_count: true })
  } catch (error) {
    if (error instanceof CsvError) throw malformed(Number(error.lines ?? 1))
    throw error
  }
}

const malformed = (line: number) =>
  new DomainError('invalid', 'settlement_malformed', `line ${line} is not of a settlement report`, { line })

const toLine = (parsed: z.infer<typeof row>) => ({
  // Nothing numbers the lines, so what happened to what and when is a line's name.
  key: [parsed.transaction_id, parsed.kind, parsed.refund_key, parsed.occurred_at.toISOString()].join('|'),
  day: parsed.date,
  merchantId: parsed.merchant_id,
  kind: parsed.kind,
  providerOrderId: parsed.order_id,
  transactionId: parsed.transaction_id,
  refundKey: parsed.refund_key || null,
  paymentType: parsed.payment_type,
  method: parsed.method,
  gross: parsed.gross_amount,
  fee: parsed.fee,
  net: parsed.net_amount,
  occurredAt: parsed.occurred_at,
})
