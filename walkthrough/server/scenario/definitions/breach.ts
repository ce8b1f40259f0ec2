import { type Breach, checkRow, endBreach, startBreach } from '../steps/breach'
import { ITEMS, tap } from '../steps/feed'
import { showToken } from '../steps/handoff'
import type { Step } from '../steps/step'

/** The six rules that can be broken on purpose. */
export const BREACHES = [
  { name: 'an-order-in-the-feed', by: ['ramai'], row: 2 },
  { name: 'one-database', by: ['devControl'], row: 3 },
  { name: 'a-shared-key', by: ['ramai', 'pasar'], row: 6 },
  { name: 'a-tenth-claim', by: ['ramai'], row: 7 },
  { name: 'a-leaking-browser', by: ['pasar'], row: 9 },
  { name: 'an-order-on-the-way-back', by: ['pasar'], row: 10 },
] as const satisfies Breach[]

const [orderInTheFeed, oneCluster, sharedKey, tenthClaim, leakingBrowser, orderOnTheWayBack] = BREACHES

/** Broken on purpose, seen to turn red, mended, seen to turn green: a check that cannot fail proves nothing. */
const proveCheck = (breach: Breach, whileBroken: Step[] = []): Step[] => [
  startBreach(breach),
  ...whileBroken,
  checkRow('rowRed', breach.row),
  endBreach(breach),
  checkRow('rowGreen', breach.row),
]

export const anOrderInTheFeed = proveCheck(orderInTheFeed)
export const oneDatabase = proveCheck(oneCluster)
export const aSharedKey = proveCheck(sharedKey)
export const aTenthClaim = proveCheck(tenthClaim, [
  tap(ITEMS.serum),
  showToken({ status: 400, code: 'handoff_invalid' }),
])
export const aLeakingBrowser = proveCheck(leakingBrowser)
export const anOrderOnTheWayBack = proveCheck(orderOnTheWayBack)
