import { namingTheOrder, type OrderWayBack } from '../demo/order-on-the-way-back'
import { keepingSharedKeys } from '../demo/shared-keys'
import { isDemoMode } from '../environment'
import { claimHandoff } from '../handoff/claim-handoff'
import { wayBack } from '../handoff/way-back'

type Verbs = { claimHandoff: typeof claimHandoff; orderWayBack: OrderWayBack }

const production: Verbs = { claimHandoff, orderWayBack: wayBack }

/** Each breach stands around its verb, and does nothing until it is switched on. */
const staged: Verbs = {
  claimHandoff: keepingSharedKeys(claimHandoff),
  orderWayBack: namingTheOrder(wayBack),
}

/** The verbs around which a demo stages breaches. Read at each call: a test changes the mode. */
export const composedVerbs = (): Verbs => (isDemoMode() ? staged : production)
