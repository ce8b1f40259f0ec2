import { sql } from 'drizzle-orm'
import type { Connection, Database } from '@/db/connect'

type Money = { account: string; amount: number; currency: string }

/** What a change leaves behind and does not read again, by table; `postings` are of the ledger. */
export type Facts = {
  order_events: { order_id: string; kind: string; at: Date; detail?: object }[]
  audit_events: { kind: string; detail: object; at: Date }[]
  postings: { key: string; kind: string; order_id: string | null; at: Date; entries: Money[] }[]
  outbox: { key: string; topic: string; order_id: string; payload: object; at: Date }[]
  /** Invoice and contract of an order that is paid by this change, written from the order's own rows. */
  invoices: { order_id: string; method: string | null; at: Date }[]
  read_notifications: { id: number; outcome: string; at: Date }[]
}

/** Where a fact is written, or noted. */
export type Writer = Pick<Connection, 'execute'>

const collected = new WeakMap<Writer, Partial<Facts>>()

/** What `note` notes, for a statement that writes it with the rest of its change. */
export async function collectFacts(note: (facts: Writer) => Promise<unknown>): Promise<Partial<Facts>> {
  const facts: Writer = {
    execute: () => {
      throw new Error('these facts are only collected')
    },
  }
  collected.set(facts, {})
  await note(facts)

  return collected.get(facts) ?? {}
}

/** A transaction whose facts are written together, in one statement before its commit. */
export function inOneChange<Result>(db: Database, work: (tx: Connection) => Promise<Result>): Promise<Result> {
  return db.transaction(async (tx) => {
    collected.set(tx, {})
    const result = await work(tx)
    await writeFacts(tx)

    return result
  })
}

/** Notes a fact of the change that this transaction makes; outside of one it is written at once. */
export async function addFact<Table extends keyof Facts>(tx: Writer, table: Table, fact: Facts[Table][number]) {
  const facts = collected.get(tx)
  if (!facts) return append(tx, { [table]: [fact] })

  const before: Facts[Table][number][] = facts[table] ?? []
  Object.assign(facts, { [table]: [...before, fact] })
}

/** For whoever reads one of the tables in the middle of a change. */
export async function writeFacts(tx: Writer) {
  const facts = collected.get(tx)
  if (!facts || Object.keys(facts).length === 0) return
  collected.set(tx, {})
  await append(tx, facts)
}

async function append(tx: Writer, facts: Partial<Facts>) {
  await tx.execute(sql`select append_facts(${JSON.stringify(facts)}::jsonb)`)
}
