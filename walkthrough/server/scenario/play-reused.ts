import { claimAsVisitor } from '../specimen/claim-as-visitor'
import type { PlayedStep, Stage } from './play'
import { hostOf, tapInFeed } from './visitor'

/** Two browsers, one token: the first gets the basket, the second gets none. */
export async function playReused(stage: Stage): Promise<PlayedStep[]> {
  const { token, step } = await tapInFeed(stage)
  const shop = { pasar: stage.pasar.address, host: hostOf(stage.pasar), token }
  const first = await claimAsVisitor(shop)
  const second = await claimAsVisitor(shop)

  return [
    step,
    { act: 'claim', to: 'pasar', request: 'POST /h/claim', status: first.status, asExpected: first.status === 303 },
    {
      act: 'claimAgain',
      to: 'pasar',
      request: 'POST /h/claim',
      status: second.status,
      code: second.status === 409 ? 'handoff_used' : undefined,
      asExpected: second.status === 409,
    },
  ]
}
