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

/** Each breach stands around its verb, and does nothing until it is switched on. */
const staged: Verbs = {
  ...production,
  claimHandoff: keepingSharedKeys(claimHandoff),
  orderWayBack: namingTheOrder(wayBack),
}

/** For a benchmark beside shops that call no payment partner. */
const measured: Verbs = { ...production, checkOut: payingInProcess(checkOut) }

/** The verbs that a demo or a benchmark composes otherwise. Read at each call: a test changes the mode. */
export function composedVerbs(): Verbs {
  if (paysInProcess()) return measured

  return isDemoMode() ? staged : production
}
