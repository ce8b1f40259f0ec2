import type { Act } from '../act'
import { held } from '../scene'

/** The feed is asked for something that only a shop has. */
export const knockInFeed = (path: string): Act => ({
  name: 'shopRoute',
  to: 'ramai',
  does: async (scene) => {
    const { status } = await scene.visitor.ask(scene.ramai, { path, method: 'POST', body: new URLSearchParams() })
    scene.stand = { system: 'ramai', path: '/' }

    return { request: `POST ${path}`, status, asExpected: status === 404, note: { word: 'noSuchAddress' } }
  },
})

/** What was bought is asked for in the feed, which has never heard of it. */
export const askFeedForOrder = (): Act => ({
  name: 'feedAsked',
  to: 'ramai',
  does: async (scene) => {
    const { status } = await scene.visitor.ask(scene.ramai, { path: `/orders/${held(scene, 'orderId')}` })

    return { request: 'GET /orders/…', status, asExpected: status === 404, note: { word: 'feedKnowsNothing' } }
  },
})
