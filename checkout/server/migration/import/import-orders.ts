import type { Sql, TransactionSql } from 'postgres'
import { recordEvent } from '../../audit/record-event'
import { writerOf } from '../../facts/writer-of'
import { claimKeys, countUnclaimed, partitionsOf, readKeyRange } from './claim-keys'
import { importOrderVouchers } from './import-vouchers'
import { type IncomingOrders, OPEN_KEYS, selectIncomingOrders } from './incoming-orders'
import { issueInvoices } from './issue-invoices'
import { skipChanged, withdrawStale } from './withdraw-orders'
import { countNewlySold, writeOrders, writeWhatGoesOn } from './write-orders'

/** Orders in a transaction: a statement costs its way once for so many, and whoever waits for a row waits no longer than a second or two. */
const BATCH = 10_000

type ImportOrders = { now: Date; onProgress?: (orders: number, all: number) => void; signal?: AbortSignal }

/**
 * Brings orders that have ended in the old shop to where Pasar keeps its own, under numbers of its own: each batch is a transaction,
 * so that a run that was killed goes on, and of the bulk two are on their way at once. Whatever changed since is brought as it is
 * by now, but for what Pasar changed meanwhile; what is set aside, gone or open again is taken back. What is open waits for the cut-over. After the cut-over nothing is
 * brought any more.
 */
export async function importEndedOrders(sql: Sql, { now, onProgress, signal }: ImportOrders) {
  const done = { brought: 0, takenBack: 0, kept: 0 }
  let looked = 0
  const all = onProgress ? await countUnclaimed(sql, 'orders') : 0
  if (all > 0) onProgress?.(looked, all)
  const failed = new AbortController()
  const bring = async (partition?: number) => {
    for (let claimed = 1; claimed > 0 && !signal?.aborted && !failed.signal.aborted; ) {
      claimed = await sql.begin(async (tx) => ((await hasOpened(tx)) ? 0 : importBatch(tx, { now, done, partition })))
      looked += claimed
      if (claimed > 0) onProgress?.(looked, Math.max(all, looked))
    }
  }
  await Promise.all(partitionsOf('orders').map((partition) => bring(partition).catch((error) => failed.abort(error))))
  failed.signal.throwIfAborted()
  await bring()
  if (done.brought + done.takenBack + done.kept > 0)
    await sql.begin((tx) =>
      recordEvent(writerOf(tx), { kind: 'migration_orders_brought', detail: { ...done, open: false }, at: now }),
    )

  return done
}

type Imported = {
  brought: number
  takenBack: number
  /** Changed in the old shop and in Pasar before it opened: they stay as they are in Pasar, and a person decides. */
  kept: number
}
type ImportBatch = { now: Date; done: Imported; partition?: number }

/** The next keys with whatever became of them by now; says how many were looked at. */
async function importBatch(tx: TransactionSql, { now, done, partition }: ImportBatch) {
  const claimed = await claimKeys(tx, { table: 'orders', most: BATCH, partition })
  if (claimed === 0) return 0
  const { takenBack, kept } = await withdrawStale(tx)
  const brought = await importIncoming(tx, await selectIncomingOrders(tx, { only: 'ended' }), now)
  // Another partition adds to the same sums: what they were before waiting is not what they are.
  done.kept += kept
  done.takenBack += takenBack
  done.brought += brought

  return claimed
}

/**
 * At the cut-over: all that is left, with what is under way in the old shop and goes on here from now. In the transaction of whoever
 * cuts over; run again before that is committed or afterwards, it brings nothing twice.
 */
export async function importOpenOrders(tx: TransactionSql, { now }: { now: Date }) {
  const done = { brought: 0, takenBack: 0, kept: 0 }
  if (await hasOpened(tx)) return done
  while ((await importBatch(tx, { now, done })) > 0) {}
  await claimOpenKeys(tx)
  const incoming = await selectIncomingOrders(tx, { only: 'all' })
  done.brought += await importIncoming(tx, incoming, now)
  if (incoming.orders > 0) await writeWhatGoesOn(tx, { now, incoming })
  await recordEvent(writerOf(tx), { kind: 'migration_orders_brought', detail: { ...done, open: true }, at: now })

  return done
}

/** Fills `claimed` with what is under way, but for what Pasar changed. */
export async function claimOpenKeys(tx: TransactionSql) {
  await tx.unsafe(`
    create temporary table if not exists claimed (key bigint primary key) on commit drop;
    truncate claimed;
    insert into claimed ${OPEN_KEYS};
    analyze claimed`)
  await skipChanged(tx, await readKeyRange(tx))
}

async function importIncoming(tx: TransactionSql, incoming: IncomingOrders, now: Date) {
  if (incoming.orders === 0) return 0
  await writeOrders(tx, { now, incoming })
  await importOrderVouchers(tx, incoming)
  await issueInvoices(tx, { now, incoming })
  // Last: whoever sells the same goods waits no longer than for the commit.
  await countNewlySold(tx)

  return incoming.orders
}

/** From the cut-over on an order is Pasar's, and what the old shop has of it is the past. */
export async function hasOpened(tx: TransactionSql) {
  const [moved] = await tx<{ over: boolean }[]>`select phase in ('open', 'purged') as over from moved_phase`

  return moved?.over ?? false
}
