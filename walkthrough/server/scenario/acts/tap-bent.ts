import { z } from 'zod'
import { requireControl, steer } from '../../steer/steer'
import { askProcedure } from '../../visitor/ask-procedure'
import type { Act, Note } from '../act'
import type { Item } from '../items'
import { type Scene, standAt } from '../scene'

/** What a scenario bends of a handoff that Ramai really signs. */
type Bend = { seen?: number; secondsAgo?: number; audience?: string }

type TapBent = {
  name: Extract<Act['name'], 'tapEarlier' | 'tapElsewhere' | 'tapSeenLess' | 'tapSeenMore'>
  item: Item
  bend: (price: number) => Bend
  note: (price: number) => Note
}

const offered = z.object({ price: z.number() })
const minted = z.object({ location: z.string(), token: z.string() })

/** A handoff of an earlier minute, of an older price or for another shop: asked for at Ramai's demo door. */
export const tapBent = ({ name, item, bend, note }: TapBent): Act => ({
  name,
  to: 'ramai',
  needs: 'ramai',
  does: async (scene) => {
    const price = await priceOf(scene, item)
    const answer = await steer(requireControl(scene.controls, 'ramai'), {
      method: 'POST',
      path: '/api/demo/handoff',
      body: { promoId: item.promo, ...bend(price) },
    })
    const made = answer.ok ? minted.parse(await answer.json()) : undefined
    if (made) {
      scene.held.token = made.token
      scene.stand = standAt(scene.pasar, `/h?t=${encodeURIComponent(made.token)}`)
    }

    return {
      request: 'POST /api/demo/handoff',
      status: answer.status,
      asExpected: made !== undefined,
      note: note(price),
    }
  },
})

/** Pasar's own price of this minute, as its product page shows it. */
async function priceOf({ visitor, pasar }: Scene, { sku }: Item) {
  const { data } = await askProcedure({ visitor, pasar, name: 'catalogue.item', input: { sku } })

  return offered.parse(data).price
}
