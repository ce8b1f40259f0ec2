import { and, desc, eq, like, lt, or, type SQL } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { transactions } from '@/db/schema'
import type { Method } from '../method/methods'
import { isUuid } from '../payment/payment'
import type { Status } from '../payment/state-table'

const PAGE = 25

export type Search = {
  /** Prefix of an order id, a transaction id, or a pay code. */
  words?: string
  status?: Status
  method?: Method
  /** Only older transactions than this one. */
  before?: number
}

/** Returns a page of transactions, newest first, and the start of the next page. */
export async function listTransactions(db: Connection, { words = '', status, method, before }: Search) {
  const rows = await db
    .select()
    .from(transactions)
    .where(
      and(
        words === '' ? undefined : named(words),
        status && eq(transactions.status, status),
        method && eq(transactions.method, method),
        before === undefined ? undefined : lt(transactions.number, before),
      ),
    )
    .orderBy(desc(transactions.number))
    .limit(PAGE + 1)
  const page = rows.slice(0, PAGE)

  return { rows: page, next: rows.length > PAGE ? page.at(-1)?.number : undefined }
}

function named(words: string): SQL | undefined {
  return or(
    like(transactions.orderId, `${words.replaceAll(/[\\%_]/g, '\\$&')}%`),
    eq(transactions.payCode, words.replaceAll(/\s/g, '')),
    isUuid(words) ? eq(transactions.id, words) : undefined,
  )
}
