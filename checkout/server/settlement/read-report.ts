import { pipeline } from 'node:stream/promises'
import { DomainError } from '@jembatan/platform/errors'
import { CsvError, parse } from 'csv-parse'
import { parse as parseWhole } from 'csv-parse/sync'
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
/** The gateway prefixes cells that a spreadsheet could evaluate with an apostrophe. */
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
 * Parses the gateway's daily report.
 * @throws {DomainError} `settlement_malformed` with the number of the first invalid line; then the
 * whole report is rejected.
 */
export function readReport(csv: string): ReportLine[] {
  const [header, ...rows] = readRows(csv)
  assertHeader(header)

  return rows.map((cells, index) => lineOf(cells, index + 2))
}

/**
 * Parses a report as a stream, so that a large shop's day is never in memory as a whole. If it
 * throws, the caller must also discard the lines yielded before.
 */
export async function* readLines(report: AsyncIterable<Uint8Array>): AsyncGenerator<ReportLine> {
  const rows = parse(CELLS)
  const parsing = pipeline(report, rows)
  // The consumer of the other end gets the same failure and reports it.
  parsing.catch(() => {})
  let number = 0
  try {
    for await (const cells of rows) {
      number += 1
      if (number === 1) assertHeader(cells)
      else yield lineOf(cells, number)
    }
  } catch (error) {
    throw unlessCsv(error)
  }
  if (number === 0) throw malformed(1)
}

/** Accepts rows of any length, so that an invalid one is reported by its number. */
const CELLS = { bom: true, relax_column_count: true }

function readRows(csv: string): string[][] {
  try {
    return parseWhole(csv.trimEnd(), CELLS)
  } catch (error) {
    throw unlessCsv(error)
  }
}

const unlessCsv = (error: unknown) => (error instanceof CsvError ? malformed(Number(error.lines ?? 1)) : error)

function assertHeader(cells: string[] | undefined) {
  if (cells?.join() !== COLUMNS.join()) throw malformed(1)
}

function lineOf(cells: string[], number: number) {
  const parsed = row.safeParse(Object.fromEntries(COLUMNS.map((column, at) => [column, cells[at]])))
  if (!parsed.success || cells.length !== COLUMNS.length) throw malformed(number)

  return toLine(parsed.data)
}

const malformed = (line: number) =>
  new DomainError('invalid', 'settlement_malformed', `line ${line} is not of a settlement report`, { line })

const toLine = (parsed: z.infer<typeof row>) => ({
  // Lines have no id, so transaction, kind, refund key and time form the key.
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
