import { type Breach, checkRow, endBreach, startBreach } from '../steps/breach'
import { ITEMS, tap } from '../steps/feed'
import { showToken } from '../steps/handoff'
import type { Step } from '../steps/step'

/** The six rules that a demo can break. */
export const BREACHES = [
  { name: 'an-order-in-the-feed', by: ['ramai'], row: 2, finds: 'stored_beyond_list' },
  { name: 'one-database', by: ['devControl'], row: 3, finds: 'foreign_database_open' },
  { name: 'a-shared-key', by: ['ramai', 'pasar'], row: 6, finds: 'common_value' },
  { name: 'a-tenth-claim', by: ['ramai'], row: 7, finds: 'extra_claim' },
  { name: 'a-leaking-browser', by: ['pasar'], row: 9, finds: 'asked_from_elsewhere' },
  { name: 'an-order-on-the-way-back', by: ['pasar'], row: 10, finds: 'return_address_carries' },
] as const satisfies Breach[]

const [orderInTheFeed, oneCluster, sharedKey, tenthClaim, leakingBrowser, orderOnTheWayBack] = BREACHES

/**
 * Breaks a rule, expects red, restores it, expects green: a check that cannot fail proves nothing.
 */
const proveCheck = (breach: Breach, whileBroken: Step[] = []): Step[] => [
  startBreach(breach),
  ...whileBroken,
  checkRow('rowRed', breach),
  endBreach(breach),
  checkRow('rowGreen', breach),
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
