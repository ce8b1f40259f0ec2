import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'

type Money = { account: string; amount: number; currency: string }

/** Rows that a change leaves behind and does not read again, by table; `postings` are of the ledger. */
export type ChangeLog = {
  order_events: { order_id: string; kind: string; at: Date; detail?: object }[]
  audit_events: { kind: string; detail: object; at: Date }[]
  postings: { key: string; kind: string; order_id: string | null; at: Date; entries: Money[] }[]
  outbox: { key: string; topic: string; order_id: string; payload: object; at: Date }[]
  /** Invoice and contract of an order that is paid by this change, written from the order's own rows. */
  invoices: { order_id: string; method: string | null; at: Date }[]
  read_notifications: { id: number; outcome: string; at: Date }[]
}

/** A transaction, or a collector of its change log. */
export type Writer = Pick<Connection, 'execute'>

const collected = new WeakMap<Writer, Partial<ChangeLog>>()

/** The change log of `add`, for a statement that writes it with the rest of its change. */
export async function collectChangeLog(add: (log: Writer) => Promise<unknown>): Promise<Partial<ChangeLog>> {
  const log: Writer = {
    execute: () => {
      throw new Error('a change log that is collected takes no statement')
    },
  }
  collected.set(log, {})
  await add(log)

  return collected.get(log) ?? {}
}

/** A transaction whose change log is written in one statement before its commit. */
export function inOneChange<Result>(db: Database, work: (tx: Connection) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    collected.set(tx, {})
    const result = await work(tx)
    await writeChangeLog(tx)

    return result
  })
}

/** Adds a row to the change log of this transaction; outside of `inOneChange` the row is written at once. */
export async function addToChangeLog<Table extends keyof ChangeLog>(
  tx: Writer,
  table: Table,
  row: ChangeLog[Table][number],
) {
  const log = collected.get(tx)
  if (!log) return write(tx, { [table]: [row] })

  const before: ChangeLog[Table][number][] = log[table] ?? []
  Object.assign(log, { [table]: [...before, row] })
}

/** A caller that reads one of the tables in the middle of a change writes the log first. */
export async function writeChangeLog(tx: Writer) {
  const log = collected.get(tx)
  if (!log || Object.keys(log).length === 0) return
  collected.set(tx, {})
  await write(tx, log)
}

async function write(tx: Writer, log: Partial<ChangeLog>) {
  await tx.execute(sql`select write_change_log(${JSON.stringify(log)}::jsonb)`)
}
