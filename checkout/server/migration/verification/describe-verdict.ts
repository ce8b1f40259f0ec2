import type { DaySums } from '@jembatan/migration-bundle'
import type { Compared } from './compare-settlements'
import type { Verified } from './verify-import'

const MOST_SHOWN = 20

/**
 * Describes the verdict for an operator: compared, different, and uncompared data, with the command
 * that makes it comparable.
 */
export const describeVerdict = (verified: Verified, compared: Compared, seconds: number) => [
  `  ${verified.rows} rows after bundle ${verified.sequence} summed and signed in ${seconds.toFixed(1)} s.`,
  ...(verified.unbalanced.length > 0 ? [`  Not every row is accounted for: ${verified.unbalanced.join(', ')}.`] : []),
  ...describeSums(verified),
  ...describeOrders(verified),
  ...describeSettlements(compared),
  ...listUncompared(verified, compared).map(
    ({ what, why, how }) => `  Not compared: ${what}. ${why}. To compare: ${how}.`,
  ),
]

function describeSums({ differences }: Verified) {
  if (!differences) return []
  const lines = differences.slice(0, MOST_SHOWN).map((difference) => {
    if (difference.kind === 'day')
      return `    merchant ${difference.merchant} on ${difference.day}: ${salesOf(difference.theirs)} there, ${salesOf(difference.ours)} here`
    const { table, first, last, kind, theirs, ours } = difference

    return `    ${table}, keys ${first} to ${last}: ${kind}: ${theirs} there, ${ours} here`
  })

  return [`  ${differences.length} differences from what the old shop has signed.`, ...lines]
}

const salesOf = (sums: DaySums | null) => (sums ? `${sums.orders} orders, Rp${sums.total}` : '-')

const PLACES = { staging: 'as it came', live: 'as it is kept' }

function describeOrders({ orders }: Verified) {
  if (!orders) return []
  const { draw, rows, differences } = orders
  const lines = differences
    .slice(0, MOST_SHOWN)
    .map(
      ({ at, order, table, key, fault, column }) =>
        `    order ${order ?? '?'}, ${table} ${key} ${PLACES[at]}: ${column ? `${column} ${fault}` : fault}`,
    )

  return [
    `  ${orders.orders} orders of draw ${draw} compared whole, ${rows} rows: ${differences.length} differences.`,
    ...lines,
  ]
}

function describeSettlements(compared: Compared) {
  if ('notCompared' in compared) return []
  const { accounts, lines, differences, unexplained, explained, examples } = compared
  const codes = Object.entries(explained).map(([code, rows]) => `${rows} by ${code}`)
  const text = examples
    .filter(({ explanation }) => explanation === null)
    .slice(0, MOST_SHOWN)
    .map(
      ({ transactionId, kind, day, held, reported }) =>
        `    ${kind} of ${transactionId} on ${day}: ${reported ?? 'nothing'} there, ${held ?? 'nothing'} here`,
    )

  return [
    `  Settlement reports: ${lines} lines of ${accounts.length} accounts, ${differences} differences, ${unexplained} of them unexplained.`,
    ...(codes.length > 0 ? [`  Explained: ${codes.join(', ')}.`] : []),
    ...text,
  ]
}

type Uncompared = { what: string; why: string; how: string }

const AGAIN = 'then npm run migration -- verify'
const UNREAD: Record<Extract<Compared, { notCompared: string }>['notCompared'], Omit<Uncompared, 'what'>> = {
  no_address: {
    why: 'MIDTRANS_SETTLEMENT_REPORT_URL or MIDTRANS_SERVER_KEY is not set for Pasar',
    how: `set both as .env.example says, ${AGAIN}`,
  },
  no_answer: {
    why: 'Kasir does not answer at MIDTRANS_SETTLEMENT_REPORT_URL',
    how: `npm start brings Kasir up, ${AGAIN}`,
  },
  key_refused: {
    why: 'Kasir does not take a key that Pasar has for its reports',
    how: `npm run -s kasir:keys prints what MIDTRANS_SERVER_KEY has to be, and npm run migration -- transfer writes the key of Toko Lama’s account anew, ${AGAIN}`,
  },
}

/** Lists uncompared data, the reason, and the command that makes it comparable. */
export function listUncompared({ sequence, differences, orders }: Verified, compared: Compared): Uncompared[] {
  const missing: Uncompared[] = []
  const how = `npm run migration -- checksum, ${AGAIN}`
  if (!differences)
    missing.push({ what: 'all rows by their sums', why: 'The sums that Toko Lama signs have not come', how })
  if (!orders)
    missing.push({ what: 'whole orders', why: `No drawn orders have come that are of bundle ${sequence}`, how })
  if ('notCompared' in compared)
    missing.push({ what: 'payments and refunds with Kasir’s settlement reports', ...UNREAD[compared.notCompared] })
  else if (compared.accounts.length === 1)
    missing.push({
      what: 'payments and refunds of Toko Lama’s account',
      why: 'Kasir has not transferred that account to Pasar, so Pasar has no key for its reports',
      how: `npm run migration -- transfer, ${AGAIN}`,
    })

  return missing
}
