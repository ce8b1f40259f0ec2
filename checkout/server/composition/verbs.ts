import { payingInProcess } from '../bench/pays-in-process'
import { namingTheOrder } from '../demo/order-on-the-way-back'
import { keepingSharedKeys } from '../demo/shared-keys'
import { isDemoMode, paysInProcess } from '../environment'
import { claimHandoff } from '../handoff/claim-handoff'
import { type OrderWayBack, wayBack } from '../handoff/way-back'
import { checkOut } from '../placement/check-out'

type Verbs = {
  checkOut: typeof checkOut
  claimHandoff: typeof claimHandoff
  orderWayBack: OrderWayBack
}

const production: Verbs = { checkOut, claimHandoff, orderWayBack: wayBack }

/** Each planted violation wraps its verb, and does nothing until it is switched on. */
const staged: Verbs = {
  ...production,
  claimHandoff: keepingSharedKeys(claimHandoff),
  orderWayBack: namingTheOrder(wayBack),
}

/** For a benchmark against shops that call no payment partner. */
const benchVerbs: Verbs = { ...production, checkOut: payingInProcess(checkOut) }

/**
 * The verbs that a demo or a benchmark replaces. Evaluated at each call, since tests change the
 * mode.
 */
export function composedVerbs(): Verbs {
  if (paysInProcess()) return benchVerbs

  return isDemoMode() ? staged : production
}
