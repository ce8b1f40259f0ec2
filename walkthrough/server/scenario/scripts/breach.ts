import type { Act } from '../act'
import { type Breach, breakRule, mendRule } from '../acts/break-rule'
import { checkRow } from '../acts/check-row'
import { show } from '../acts/show'
import { tap } from '../acts/tap'
import { ITEMS } from '../items'

/** Broken on purpose, seen to turn red, mended, seen to turn green: a check that cannot fail proves nothing. */
const twin = (breach: Breach, seenBetween: Act[] = []): Act[] => [
  breakRule(breach),
  ...seenBetween,
  checkRow('rowRed', breach.row),
  mendRule(breach),
  checkRow('rowGreen', breach.row),
]

export const anOrderInTheFeed = twin({ name: 'an-order-in-the-feed', at: ['ramai'], row: 2 })
export const oneDatabase = twin({ name: 'one-database', at: ['devControl'], row: 3 })
export const aSharedKey = twin({ name: 'a-shared-key', at: ['ramai', 'pasar'], row: 6 })
export const aTenthClaim = twin({ name: 'a-tenth-claim', at: ['ramai'], row: 7 }, [
  tap(ITEMS.serum),
  show({ status: 400, code: 'handoff_invalid' }),
])
export const aLeakingBrowser = twin({ name: 'a-leaking-browser', at: ['pasar'], row: 9 })
export const anOrderOnTheWayBack = twin({ name: 'an-order-on-the-way-back', at: ['pasar'], row: 10 })
