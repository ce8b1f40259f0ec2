import { and, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { auditEvents, ledgerTransactions, orderEvents, outbox, paymentNotifications } from '@/db/schema'
import type { ChangeLog } from './change-log'

/** Builds statements without a connection, so that several of them become one. */
export const build = drizzle.mock({ casing: 'snake_case' })

/** A statement of a larger one, and the name by which others read what it returns. */
export type Part = { name: string; statement: SQLWrapper }

/** `with a as (…), b as (…)`: every part runs once, whether another reads it or not. */
export const withParts = (parts: Part[]): SQL =>
  sql`with ${list(parts.map(({ name, statement }) => sql`${sql.identifier(name)} as (${statement.getSQL()})`))}`

/** One statement that writes a change log and notifies those who watch its orders. */
export const toStatement = (log: Partial<ChangeLog>): SQL =>
  sql`${withParts(changeLogParts(log))} ${notifyWatchers(log)}`

/**
 * One part for each table. `buyers` is where the e-mail of an order is found; an order that the same statement inserts is not
 * in `orders` yet.
 */
export function changeLogParts(log: Partial<ChangeLog>, buyers = sql`orders`): Part[] {
  const parts: Part[] = []
  const add = (name: string, statement: SQLWrapper) => parts.push({ name, statement })

  if (log.orderEvents?.length) add('events', build.insert(orderEvents).values(log.orderEvents))
  if (log.auditEvents?.length) add('audit', build.insert(auditEvents).values(log.auditEvents))
  if (log.postings?.length) {
    const postings = [...new Map(log.postings.map((posting) => [posting.transaction.key, posting])).values()]
    add('posted', insertTransactions(postings))
    add('entries', insertEntries(postings))
  }
  if (log.outbox?.length) add('published', insertOutbox(log.outbox))
  if (log.outbox?.some(isMessage)) {
    add('messages', INSERT_MESSAGES)
    add('letters', insertLetters(buyers))
  }
  if (log.invoices?.length) add('invoiced', insertInvoices(log.invoices))
  return [...parts, ...updateNotifications(log.readNotifications ?? [])]
}

const isMessage = ({ topic }: ChangeLog['outbox'][number]) => topic === 'buyer_message'

const insertTransactions = (postings: ChangeLog['postings']) =>
  build
    .insert(ledgerTransactions)
    .values(postings.map(({ transaction }) => transaction))
    .onConflictDoNothing()
    .returning({ id: ledgerTransactions.id, key: ledgerTransactions.key })

/** Entries of the transactions that were not posted before. */
const insertEntries = (postings: ChangeLog['postings']) => sql`
  insert into ledger_entries (transaction_id, account, amount, currency)
  select posted.id, account, amount, currency
  from posted join (values ${list(
    postings.flatMap(({ transaction: { key }, entries }, nth) =>
      entries.map(
        ({ account, amount, currency }, line) =>
          sql`(${nth}::int, ${line}::int, ${key}::text, ${account}::ledger_account, ${amount}::bigint, ${currency}::text)`,
      ),
    ),
  )}) as entry (nth, line, key, account, amount, currency) using (key)
  order by nth, line`

/** A message stays in this database, so the commit that calls for it publishes it too. */
const insertOutbox = (entries: ChangeLog['outbox']) =>
  build
    .insert(outbox)
    .values(entries.map((entry) => ({ ...entry, publishedAt: isMessage(entry) ? entry.createdAt : null })))
    .onConflictDoNothing()
    .returning()

const INSERT_MESSAGES = sql`
  insert into buyer_messages (key, order_id, kind, detail, at)
  select key, order_id, payload ->> 'kind', payload - 'kind', published_at
  from published where topic = 'buyer_message' order by id
  returning id, key, order_id, kind, detail, at`

/** A buyer who left an e-mail gets each message as a letter too. The limit has each order looked up by its number. */
const insertLetters = (buyers: SQL) => sql`
  insert into mails (key, order_id, recipient, kind, detail, created_at, due_at)
  select key, order_id, email, kind, detail, at, at
  from messages cross join lateral (
    select email from ${buyers} as buyer where buyer.id = messages.order_id limit 1
  ) as buyer
  where email is not null order by messages.id`

/** The limit has each order looked up by its number, however many the planner expects. */
const insertInvoices = (invoices: ChangeLog['invoices']) => sql`
  insert into invoices (order_id, issued_at, document)
  select invoice.order_id, invoice.issued_at, agreed.document || jsonb_build_object('method', invoice.method)
  from (values ${list(
    invoices.map(
      ({ orderId, issuedAt, method }) =>
        sql`(${orderId}::text, ${issuedAt.toISOString()}::timestamptz, ${method}::text)`,
    ),
  )}) as invoice (order_id, issued_at, method)
  cross join lateral (
    select document from invoice_documents() as one where one.order_id = invoice.order_id limit 1
  ) as agreed
  on conflict do nothing`

/** One part for each outcome: those of one change are nearly always the same. */
const updateNotifications = (read: ChangeLog['readNotifications']): Part[] =>
  [...new Map(read.map((one) => [`${one.outcome} ${one.processedAt.getTime()}`, one])).values()].map(
    ({ outcome, processedAt }, nth) => {
      const same = read.filter((one) => one.outcome === outcome && one.processedAt.getTime() === processedAt.getTime())
      const ids = same.map(({ id }) => id)
      const statement = build
        .update(paymentNotifications)
        .set({ outcome, processedAt })
        .where(and(inArray(paymentNotifications.id, ids), isNull(paymentNotifications.processedAt)))

      return { name: `read_${nth}`, statement }
    },
  )

/** The main query of a statement that writes a change log. */
export function notifyWatchers({ orderEvents = [], outbox = [] }: Partial<ChangeLog>): SQL {
  const changed = new Set([...orderEvents, ...outbox.filter(isMessage)].map(({ orderId }) => orderId))
  if (changed.size === 0) return sql`select`

  return sql`select pg_notify('order_changed', changed.order_id)
    from (values ${list([...changed].map((orderId) => sql`(${orderId}::text)`))}) as changed (order_id)`
}

const list = (parts: SQL[]) => sql.join(parts, sql`, `)
