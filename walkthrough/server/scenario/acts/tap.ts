import type { Act } from '../act'
import type { Item } from '../items'
import { standAt } from '../scene'

/** A tap in the feed, through the same public door as anybody's. */
export const tap = (item: Item, name: 'tap' | 'tapSoldOut' = 'tap'): Act => ({
  name,
  to: 'ramai',
  does: async (scene) => {
    const { status, headers } = await scene.visitor.ask(scene.ramai, {
      path: '/out',
      method: 'POST',
      body: new URLSearchParams({ shop: 'pasar', promo: String(item.promo), notice: 'read' }),
    })
    const location = headers.get('location') ?? ''
    const token = URL.canParse(location) ? new URL(location).searchParams.get('t') : null
    if (status === 303 && token) {
      scene.held.token = token
      scene.stand = standAt(scene.pasar, location)
    }

    return { request: 'POST /out', status, asExpected: scene.held.token !== undefined, note: { word: 'nineClaims' } }
  },
})
