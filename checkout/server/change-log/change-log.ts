import type { Connection, Database } from '@/db/connect'
import type {
  auditEvents,
  InvoiceDocument,
  ledgerEntries,
  ledgerTransactions,
  orderEvents,
  outbox,
  paymentNotifications,
} from '@/db/schema'
import { toStatement } from './statement'

/** Rows that a change inserts and does not read again, by kind and in order. */
export type ChangeLog = {
  orderEvents: (typeof orderEvents.$inferInsert)[]
  auditEvents: (typeof auditEvents.$inferInsert)[]
  postings: { transaction: typeof ledgerTransactions.$inferInsert; entries: Entry[] }[]
  outbox: (typeof outbox.$inferInsert)[]
  /** Invoices of orders that this change pays; each document is copied from the order's rows. */
  invoices: {
    orderId: string
    issuedAt: Date
    method: InvoiceDocument['method']
    installmentMonths: number | null
  }[]
  readNotifications: { id: number; outcome: typeof paymentNotifications.$inferSelect.outcome; processedAt: Date }[]
}

type Entry = Pick<typeof ledgerEntries.$inferInsert, 'account' | 'amount' | 'currency'>

/** Writes an entry, or collects it. */
export type Writer = Pick<Connection, 'execute'>

const collected = new WeakMap<Writer, Partial<ChangeLog>>()

/**
 * Returns the entries that `collect` adds, for a statement that writes them together with its
 * change.
 */
export async function collectChangeLog(collect: (log: Writer) => Promise<unknown>): Promise<Partial<ChangeLog>> {
  const log: Writer = {
    execute: () => {
      throw new Error('these entries are only collected')
    },
  }
  collected.set(log, {})
  await collect(log)

  return collected.get(log) ?? {}
}

/** Runs a transaction whose entries are written by one statement before its commit. */
export function inOneChange<Result>(db: Database, work: (tx: Connection) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    collected.set(tx, {})
    const result = await work(tx)
    await writeChangeLog(tx)

    return result
  })
}

/**
 * Adds an entry to the transaction's change log. Outside of `inOneChange` it is written at once.
 */
export async function addToChangeLog<Kind extends keyof ChangeLog>(
  tx: Writer,
  kind: Kind,
  entry: ChangeLog[Kind][number],
) {
  const log = collected.get(tx)
  if (!log) return write(tx, { [kind]: [entry] })

  const before: ChangeLog[Kind][number][] = log[kind] ?? []
  Object.assign(log, { [kind]: [...before, entry] })
}

/** Writes the entries so far, for a caller that reads one of their tables within the change. */
export async function writeChangeLog(tx: Writer) {
  const log = collected.get(tx)
  if (!log || Object.keys(log).length === 0) return
  collected.set(tx, {})
  await write(tx, log)
}

const write = async (tx: Writer, log: Partial<ChangeLog>) => void (await tx.execute(toStatement(log)))
