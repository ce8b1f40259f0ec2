import { and, inArray, isNull, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/postgres-js'
import { auditEvents, ledgerTransactions, orderEvents, outbox, paymentNotifications } from '@/db/schema'
import type { ChangeLog } from './change-log'

/** Builds statements without a connection, so that several can be combined into one. */
export const build = drizzle.mock({ casing: 'snake_case' })

/** A part of a combined statement, and the name by which other parts read its result. */
export type Part = { name: string; statement: SQLWrapper }

/** `with a as (…), b as (…)`: every part runs once, whether or not another reads it. */
export const withParts = (parts: Part[]): SQL =>
  sql`with ${list(parts.map(({ name, statement }) => sql`${sql.identifier(name)} as (${statement.getSQL()})`))}`

/** One statement that writes a change log and notifies watchers of its orders. */
export const toStatement = (log: Partial<ChangeLog>): SQL =>
  sql`${withParts(changeLogParts(log))} ${notifyWatchers(log)}`

/**
 * Returns one part per table. `buyers` is the source of an order's email: an order inserted by the
 * same statement is not visible in `orders` yet.
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
    add('emails', insertMails(buyers))
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

/** Inserts only the entries of transactions that were not posted before. */
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

/** A message to the buyer stays in this database, so its commit also publishes it. */
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

/** Mails each message to buyers with an email. The `limit` forces an index look-up per order. */
const insertMails = (buyers: SQL) => sql`
  insert into mails (key, order_id, recipient, kind, detail, created_at, due_at)
  select key, order_id, email, kind, detail, at, at
  from messages cross join lateral (
    select email from ${buyers} as buyer where buyer.id = messages.order_id limit 1
  ) as buyer
  where email is not null order by messages.id`

/** The `limit` forces an index look-up per order, whatever the planner estimates. */
const insertInvoices = (invoices: ChangeLog['invoices']) => sql`
  insert into invoices (order_id, issued_at, document)
  select invoice.order_id, invoice.issued_at, agreed.document || jsonb_build_object('method', invoice.method)
    || jsonb_strip_nulls(jsonb_build_object('installmentMonths', invoice.installment_months))
  from (values ${list(
    invoices.map(
      ({ orderId, issuedAt, method, installmentMonths }) =>
        sql`(${orderId}::text, ${issuedAt.toISOString()}::timestamptz, ${method}::text, ${installmentMonths}::int)`,
    ),
  )}) as invoice (order_id, issued_at, method, installment_months)
  cross join lateral (
    select document from invoice_documents() as one where one.order_id = invoice.order_id limit 1
  ) as agreed
  on conflict do nothing`

/** One part per outcome; the notifications of one change nearly always share one. */
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
