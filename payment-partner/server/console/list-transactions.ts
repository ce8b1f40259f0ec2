import { and, desc, eq, gte, like, lt, or, type SQL } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import type { Method } from '../method/methods'
import { isUuid } from '../payment/payment'
import type { Status } from '../payment/state-table'
import { boundsOfRange, type DateRange } from './date-range'
import { inScope, type Scope } from './scope'

const PAGE = 25
const EXPORTED_AT_ONCE = 1000

export type Search = {
  /** Prefix of an order id, a transaction id, or a pay code. */
  words?: string
  status?: Status
  method?: Method
  /** Days of the beginning. */
  range?: DateRange
  /** Only older transactions than this one. */
  before?: number
}

type Listing = Search & { scope: Scope; size?: number }

/** Returns a page of transactions, newest first, and the start of the next page. */
export async function listTransactions(db: Connection, { before, size = PAGE, ...search }: Listing) {
  const rows = await db
    .select()
    .from(transactions)
    .where(and(matches(search), before === undefined ? undefined : lt(transactions.number, before)))
    .orderBy(desc(transactions.number))
    .limit(size + 1)
  const page = rows.slice(0, size)

  return { rows: page, next: rows.length > size ? page.at(-1)?.number : undefined }
}

/** Yields every transaction of a search in parts, for a file. */
export async function* exportTransactions(db: Connection, search: Omit<Listing, 'before' | 'size'>) {
  let before: number | undefined
  do {
    const { rows, next } = await listTransactions(db, { ...search, before, size: EXPORTED_AT_ONCE })
    yield rows
    before = next
  } while (before !== undefined)
}

function matches({ words = '', status, method, range, scope }: Listing) {
  const bounds = range && boundsOfRange(range)

  return and(
    inScope(transactions.merchantId, scope),
    words === '' ? undefined : named(words),
    status && eq(transactions.status, status),
    method && eq(transactions.method, method),
    bounds && and(gte(transactions.transactionTime, bounds.from), lt(transactions.transactionTime, bounds.to)),
  )
}

function named(words: string): SQL | undefined {
  return or(
    like(transactions.orderId, `${words.replaceAll(/[\\%_]/g, '\\$&')}%`),
    eq(transactions.payCode, words.replaceAll(/\s/g, '')),
    isUuid(words) ? eq(transactions.id, words) : undefined,
  )
}
