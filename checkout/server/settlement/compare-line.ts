import type { ReportLine } from './read-report'

/** The booked state of one attempt. */
export type Booked = {
  orderId: string
  amount: number
  paid: boolean
  undone: boolean
  chargedBack: number
  /** Rupiah of confirmed refunds, by key. */
  refunds: Map<string, number>
}

export type Verdict =
  | { kind: 'matched' }
  | { kind: 'missing_here' | 'amount' | 'unknown' | 'not_imported'; booked: number | null }

export function compareLine(
  line: Pick<ReportLine, 'kind' | 'gross' | 'refundKey'>,
  books: Booked | undefined,
): Verdict {
  if (!books) return { kind: 'unknown', booked: null }
  const booked = bookedFor(line, books)
  if (booked === null) return { kind: 'missing_here', booked }

  return booked === line.gross ? { kind: 'matched' } : { kind: 'amount', booked }
}

function bookedFor({ kind, refundKey }: Pick<ReportLine, 'kind' | 'refundKey'>, books: Booked): number | null {
  switch (kind) {
    case 'settlement':
      return books.paid ? books.amount : null
    case 'refund':
      return minus(books.refunds.get(refundKey ?? ''))
    case 'chargeback':
      return minus(books.chargedBack)
    case 'reversal':
      return books.undone ? -books.amount : null
  }
}

const minus = (amount: number | undefined) => (amount ? -amount : null)
