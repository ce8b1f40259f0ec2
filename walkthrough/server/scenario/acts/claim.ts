import { z } from 'zod'
import { Visitor } from '../../visitor/visitor'
import type { Act } from '../act'
import { held, type Scene } from '../scene'

const HIDDEN_PROOF = /name="proof" value="([^"]+)"/
const problem = z.object({ code: z.string() })

/** Opens the landing page and presses its one button: the token is spent, and there is a basket. */
export const claim = (): Act => ({
  name: 'claim',
  to: 'pasar',
  does: async (scene) => {
    const { status, code, location } = await pressTheButton(scene, scene.visitor)
    const basketId = /^\/checkout\/([0-9a-f-]{36})$/.exec(location)?.[1]
    if (basketId) {
      scene.held.basketId = basketId
      scene.stand = { system: 'pasar', path: location, private: true }
    }

    return {
      request: 'POST /h/claim',
      status,
      code,
      asExpected: status === 303 && basketId !== undefined,
      note: { word: 'ownBasket' },
    }
  },
})

/** The same token in somebody else's browser. */
export const claimAgain = (): Act => ({
  name: 'claimAgain',
  to: 'pasar',
  does: async (scene) => {
    const { status, code } = await pressTheButton(scene, new Visitor())
    const asExpected = status === 409 && code === 'handoff_used'

    return { request: 'POST /h/claim', status, code, asExpected, note: { word: 'noSecondBasket' } }
  },
})

async function pressTheButton(scene: Scene, visitor: Visitor) {
  const token = held(scene, 'token')
  const landing = await visitor.ask(scene.pasar, { path: `/h?t=${encodeURIComponent(token)}` })
  const proof = HIDDEN_PROOF.exec(await landing.text())?.[1] ?? ''
  const answer = await visitor.ask(scene.pasar, {
    path: '/h/claim',
    method: 'POST',
    body: new URLSearchParams({ t: token, proof }),
    headers: { accept: 'application/problem+json' },
  })
  const refused = answer.status >= 400 ? problem.safeParse(await answer.json()).data : undefined

  return { status: answer.status, code: refused?.code, location: answer.headers.get('location') ?? '' }
}
