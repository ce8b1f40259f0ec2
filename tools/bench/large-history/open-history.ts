import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem } from '@jembatan/buyer/shop'
import { startDatabases } from '../../dev/postgres/databases'
import { openDatabase } from '../../dev/postgres/open-database'
import { step } from '../../dev/terminal/progress.mjs'
import { generateHistory } from '../../gate/large-history/generate-history'
import { markDatabase, type OrderRows, readOrderRows } from '../../gate/large-history/read-order-rows'
import type { BenchContext } from '../checkout/context'
import { finishOrders } from '../checkout/finish'
import { openStockedShop, openWorld, startWorld, type World } from '../checkout/world'

/** The rows that one paid order left in each database. */
export type Model = Record<'pasar' | 'kasir', OrderRows[]>

const EVENTS_AN_ORDER = 5
/** Tables that are emptied within minutes, whatever the number of orders. */
const FORGOTTEN = ['handoff_claims', 'offers', 'alarm_counts', 'idempotency_keys']

export type Shop = World & { bench: BenchContext }

/** Starts all systems with empty databases of their own in this folder. */
export const openShopIn = async (folder: string, signal: AbortSignal) => stocked(await openWorld(signal, { folder }))

const stocked = async (world: World): Promise<Shop> => ({ ...world, bench: await openStockedShop(world.running) })

/** Buys one order as buyers do, and reads its rows. */
export async function readModel(bench: BenchContext): Promise<Model> {
  const databases = { pasar: openDatabase(bench.pasar.databaseUrl), kasir: openDatabase(bench.kasir.databaseUrl) }
  const marks = { pasar: await markDatabase(databases.pasar), kasir: await markDatabase(databases.kasir) }
  const basket = await fillBasketWith(bench, pickItem(bench))
  await pay(basket, await placeOrder(basket))
  await finishOrders(bench)
  // As the shop does minutes later: historical baskets cannot be resumed.
  await databases.pasar`update baskets set resume_key = null`
  const withoutForgotten = (tables: OrderRows[]) => tables.filter(({ table }) => !FORGOTTEN.includes(table))
  const model = {
    pasar: withoutForgotten(await readOrderRows(databases.pasar, marks.pasar)),
    kasir: withoutForgotten(await readOrderRows(databases.kasir, marks.kasir)),
  }
  await Promise.all(Object.values(databases).map((sql) => sql.end()))

  return model
}

/** Stops the systems, fills their databases with the given number of orders, and restarts them. */
export async function fillShop(
  { running, signal }: Shop,
  { model, orders }: { model: Model; orders: number },
): Promise<Shop> {
  const { profile } = running
  await running.stop()
  const databases = await startDatabases(profile)
  try {
    await Promise.all(
      (['kasir', 'pasar'] as const).map(async (system) => {
        const sql = openDatabase(databases.urls[system])
        await step(`Writing ${orders} orders into the database of ${system}`, () =>
          generateHistory(sql, { model: model[system], orders, eventsAnOrder: EVENTS_AN_ORDER }),
        )
        await sql.end()
      }),
    )
  } finally {
    await databases.stop()
  }

  return stocked(await startWorld(profile, signal))
}
