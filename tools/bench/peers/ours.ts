import { fillBasketWith, pay, placeOrder } from '@jembatan/buyer/http-buyer'
import { pickItem } from '@jembatan/buyer/shop'
import type { BenchContext } from '../checkout/context'
import { finishOrders } from '../checkout/finish'
import type { Contestant } from './contestant'

/** The running systems: Pasar, with the real Kasir as another company. */
export function pasarWithKasir(bench: BenchContext): Contestant {
  const { web, worker, database, kasir, kasirDatabase } = bench.workers

  return {
    name: 'Pasar with Kasir',
    buy: async ({ order }) => {
      const basket = await fillBasketWith(bench, pickItem(bench, order))
      await pay(basket, await placeOrder(basket))
    },
    parts: {
      Pasar: [...web, ...worker],
      "Pasar's database": database,
      Kasir: kasir,
      "Kasir's database": kasirDatabase,
    },
    databases: { Pasar: bench.pasar.databaseUrl, Kasir: bench.kasir.databaseUrl },
    finish: () => finishOrders(bench),
    stop: async () => {},
  }
}
