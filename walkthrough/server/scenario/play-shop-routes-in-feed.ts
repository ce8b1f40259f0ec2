import { fetchAsVisitor } from '../specimen/fetch-as-visitor'
import type { PlayedStep, Stage } from './play'
import { hostOf } from './visitor'

const SHOP_ROUTES = ['/pay', '/orders', '/cart', '/checkout']

/** The feed is asked for everything that a shop has, and has none of it. */
export async function playShopRoutesInFeed({ ramai }: Stage): Promise<PlayedStep[]> {
  const knock = async (path: string): Promise<PlayedStep> => {
    const door = { address: ramai.address, host: hostOf(ramai), path }
    const { status } = await fetchAsVisitor({ ...door, method: 'POST', body: new URLSearchParams() })

    return { act: 'shopRoute', to: 'ramai', request: `POST ${path}`, status, asExpected: status === 404 }
  }

  return Promise.all(SHOP_ROUTES.map(knock))
}
