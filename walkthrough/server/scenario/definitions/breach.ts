import { type Breach, checkRow, endBreach, startBreach } from '../steps/breach'
import { ITEMS, tap } from '../steps/feed'
import { showToken } from '../steps/handoff'
import type { Step } from '../steps/step'

/** Broken on purpose, seen to turn red, mended, seen to turn green: a check that cannot fail proves nothing. */
const proveCheck = (breach: Breach, whileBroken: Step[] = []): Step[] => [
  startBreach(breach),
  ...whileBroken,
  checkRow('rowRed', breach.row),
  endBreach(breach),
  checkRow('rowGreen', breach.row),
]

export const anOrderInTheFeed = proveCheck({ name: 'an-order-in-the-feed', by: ['ramai'], row: 2 })
export const oneDatabase = proveCheck({ name: 'one-database', by: ['devControl'], row: 3 })
export const aSharedKey = proveCheck({ name: 'a-shared-key', by: ['ramai', 'pasar'], row: 6 })
export const aTenthClaim = proveCheck({ name: 'a-tenth-claim', by: ['ramai'], row: 7 }, [
  tap(ITEMS.serum),
  showToken({ status: 400, code: 'handoff_invalid' }),
])
export const aLeakingBrowser = proveCheck({ name: 'a-leaking-browser', by: ['pasar'], row: 9 })
export const anOrderOnTheWayBack = proveCheck({ name: 'an-order-on-the-way-back', by: ['pasar'], row: 10 })
