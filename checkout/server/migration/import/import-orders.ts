import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../facts/writer-of'
import { countToTake, lanesOf, readRange, takeKeys } from './claim-keys'
import { bringOrderVouchers } from './import-vouchers'
import { type Gathered, gatherOrders, OPEN_KEYS } from './incoming-orders'
import { issueFormerInvoices } from './issue-invoices'
import { leaveChanged, takeStrayBack } from './withdraw-orders'
import { countNewlySold, writeOrders, writeWhatGoesOn } from './write-orders'

/** Orders in a transaction: a statement costs its way once for so many, and whoever waits for a row waits no longer than a second or two. */
const BATCH = 10_000

type BringOrders = { now: Date; onProgress?: (orders: number, all: number) => void; signal?: AbortSignal }

/**
 * Brings orders that have ended in the old shop to where Pasar keeps its own, under numbers of its own: each batch is a transaction,
 * so that a run that was killed goes on, and of the bulk two are on their way at once. Whatever changed since is brought as it is
 * by now, but for what Pasar changed meanwhile; what is set aside, gone or open again is taken back. What is open waits for the cut-over. After the cut-over nothing is
 * brought any more.
 */
export async function bringEndedOrders(sql: Sql, { now, onProgress, signal }: BringOrders) {
  const done = { brought: 0, takenBack: 0, kept: 0 }
  let looked = 0
  const all = onProgress ? await countToTake(sql, 'orders') : 0
  if (all > 0) onProgress?.(looked, all)
  const failed = new AbortController()
  const bring = async (lane?: number) => {
    for (let taken = 1; taken > 0 && !signal?.aborted && !failed.signal.aborted; ) {
      taken = await sql.begin(async (tx) => ((await isOver(tx)) ? 0 : bringBatch(tx, { now, done, lane })))
      looked += taken
      if (taken > 0) onProgress?.(looked, Math.max(all, looked))
    }
  }
  await Promise.all(lanesOf('orders').map((lane) => bring(lane).catch((error) => failed.abort(error))))
  failed.signal.throwIfAborted()
  await bring()
  if (done.brought + done.takenBack + done.kept > 0)
    await sql.begin((tx) =>
      recordEvent(writerOf(tx), { kind: 'migration_orders_brought', detail: { ...done, open: false }, at: now }),
    )

  return done
}

type Brought = {
  brought: number
  takenBack: number
  /** Changed in the old shop and in Pasar before it opened: they stay as they are in Pasar, and a person decides. */
  kept: number
}
type BringBatch = { now: Date; done: Brought; lane?: number }

/** The next keys with whatever became of them by now; says how many were looked at. */
async function bringBatch(tx: TransactionSql, { now, done, lane }: BringBatch) {
  const taken = await takeKeys(tx, { table: 'orders', most: BATCH, lane })
  if (taken === 0) return 0
  const { takenBack, kept } = await takeStrayBack(tx)
  const brought = await bringGathered(tx, await gatherOrders(tx, { only: 'ended' }), now)
  // Another lane adds to the same sums: what they were before waiting is not what they are.
  done.kept += kept
  done.takenBack += takenBack
  done.brought += brought

  return taken
}

/**
 * At the cut-over: all that is left, with what is under way in the old shop and goes on here from now. In the transaction of whoever
 * cuts over; run again before that is committed or afterwards, it brings nothing twice.
 */
export async function bringOpenOrders(tx: TransactionSql, { now }: { now: Date }) {
  const done = { brought: 0, takenBack: 0, kept: 0 }
  if (await isOver(tx)) return done
  while ((await bringBatch(tx, { now, done })) > 0) {}
  await takeOpenKeys(tx)
  const gathered = await gatherOrders(tx, { only: 'all' })
  done.brought += await bringGathered(tx, gathered, now)
  if (gathered.orders > 0) await writeWhatGoesOn(tx, { now, gathered })
  await recordEvent(writerOf(tx), { kind: 'migration_orders_brought', detail: { ...done, open: true }, at: now })

  return done
}

/** Fills `taken` with what is under way, but for what Pasar changed. */
export async function takeOpenKeys(tx: TransactionSql) {
  await tx.unsafe(`
    create temporary table if not exists taken (key bigint primary key) on commit drop;
    truncate taken;
    insert into taken ${OPEN_KEYS};
    analyze taken`)
  await leaveChanged(tx, await readRange(tx))
}

async function bringGathered(tx: TransactionSql, gathered: Gathered, now: Date) {
  if (gathered.orders === 0) return 0
  await writeOrders(tx, { now, gathered })
  await bringOrderVouchers(tx, gathered)
  await issueFormerInvoices(tx, { now, gathered })
  // Last: whoever sells the same goods waits no longer than for the commit.
  await countNewlySold(tx)

  return gathered.orders
}

/** From the cut-over on an order is Pasar's, and what the old shop has of it is the past. */
export async function isOver(tx: TransactionSql) {
  const [moved] = await tx<{ over: boolean }[]>`select phase in ('open', 'purged') as over from moved_phase`

  return moved?.over ?? false
}
