import { everyRole } from './input'
import type { Operator } from './operators'

export type Role = (typeof everyRole)[number]

export const hasRole = ({ role }: { role: Role }, needed: Role) => everyRole.indexOf(role) >= everyRole.indexOf(needed)

/** A change needs this of the operator who makes it. */
export type Right = {
  role: Role
  /** Whether it reaches every merchant, so that an operator of one may not make it. */
  everyMerchant?: true
  /** Whether a visitor of a demo, who signs in without a key, may make it. */
  demoSession: 'allowed' | 'refused'
}

/** Why an operator may not make a change; undefined if they may. */
export function refusalOf(operator: Operator, { role, everyMerchant, demoSession }: Right) {
  if (!hasRole(operator, role)) return 'notAllowed'
  if (everyMerchant && operator.scope !== null) return 'notYourMerchant'
  if (demoSession === 'refused' && operator.isVisitor) return 'notInDemo'

  return undefined
}
