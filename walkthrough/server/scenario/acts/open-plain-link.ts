import type { Act } from '../act'
import type { Item } from '../items'

/** No token, no promotion: the shop sells the item all the same, to anybody and as often as they like. */
export const openPlainLink = (name: 'plain' | 'plainAgain', { sku }: Item): Act => ({
  name,
  to: 'pasar',
  does: async (scene) => {
    const path = `/buy/${sku}:1`
    const { status } = await scene.visitor.ask(scene.pasar, { path })
    scene.stand = { system: 'pasar', path }

    return { request: `GET ${path}`, status, asExpected: status === 200, note: { word: 'nothingMade' } }
  },
})
