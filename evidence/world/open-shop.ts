import type { Shop } from '@jembatan/buyer/shop'
import { openShop } from '../../tools/dev/postgres/open-shop'
import { readSecondsAhead } from './demo-clock'
import type { World } from './world'

/** The most pieces of one item that a control asks for. */
export const MOST_PIECES = 5

/** The shop of a world, with its well-stocked products. */
export async function openShopOf({ ramai, pasar, kasir }: World): Promise<Shop> {
  const shop = await openShop({
    environments: { ramai: ramai.environment, pasar: pasar.environment, kasir: kasir.environment },
    minimumStock: MOST_PIECES + 1,
  })

  return { ...shop, secondsAhead: (await readSecondsAhead(pasar)) ?? 0 }
}
