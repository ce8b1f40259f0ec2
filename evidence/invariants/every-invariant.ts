import { paidByVerifiedStatus } from './01-paid-by-verified-status'
import { oneOfEverything } from './02-one-of-everything'
import { paidStaysPaid } from './03-paid-stays-paid'
import { arrivalOrderIsIrrelevant } from './04-arrival-order-is-irrelevant'
import { aReturnProvesNothing } from './05-a-return-proves-nothing'
import { nothingForgedGetsIn } from './06-nothing-forged-gets-in'
import { foreignMoneyIsQuarantined } from './07-foreign-money-is-quarantined'
import { lostNotificationsAreRecovered } from './08-lost-notifications-are-recovered'
import { oneLiveAttempt } from './09-one-live-attempt'
import { stockAddsUp } from './10-stock-adds-up'
import { endedBeforeReleased } from './11-ended-before-released'
import { lateMoneyGoesBack } from './12-late-money-goes-back'
import { paidOnceInTheEnd } from './13-paid-once-in-the-end'
import { refundsStayBelow } from './14-refunds-stay-below'
import { theBooksBalance } from './15-the-books-balance'
import { everyStepIsTakenUp } from './16-every-step-is-taken-up'
import { answeredFastOnceStored } from './17-answered-fast-once-stored'
import { secretsStaySecret } from './18-secrets-stay-secret'
import { noOrderIsLost } from './19-no-order-is-lost'
import { ourDeadlineComesFirst } from './20-our-deadline-comes-first'
import { closedRefundsStay } from './21-closed-refunds-stay'
import { payoutsBalance } from './22-payouts-balance'

/**
 * The invariants of the checkout. Most are states, which the queries check directly. Seven are
 * behaviours: the database shows only their trace, and Pasar's own tests check the behaviour.
 *
 *       trace                                           behaviour, tested in
 *    5  an unpaid order looks paid nowhere              payment/check-return, interleavings
 *    6  every signature in the inbox is valid           payment/receive-notification, interleavings
 *    8  each order awaiting payment is polled in time   jobs/tasks, interleavings
 *    9  one live attempt, one amount per id             payment/open-payment, interleavings
 *   16  no job out of tries, messages match the outbox  interleavings (crash at a step boundary)
 *   17  the response to Kasir, and the stored message   payment/receive-notification
 *   19  every order is complete                         payment/open-payment, order/expire-order
 *
 * Against Kasir's record only orders at rest in both systems are compared. One rule must always
 * hold: no order is paid in Pasar that is not paid at Kasir.
 */
export const EVERY_INVARIANT = {
  paidByVerifiedStatus,
  oneOfEverything,
  paidStaysPaid,
  arrivalOrderIsIrrelevant,
  aReturnProvesNothing,
  nothingForgedGetsIn,
  foreignMoneyIsQuarantined,
  lostNotificationsAreRecovered,
  oneLiveAttempt,
  stockAddsUp,
  endedBeforeReleased,
  lateMoneyGoesBack,
  paidOnceInTheEnd,
  refundsStayBelow,
  theBooksBalance,
  everyStepIsTakenUp,
  answeredFastOnceStored,
  secretsStaySecret,
  noOrderIsLost,
  ourDeadlineComesFirst,
  closedRefundsStay,
  payoutsBalance,
}

export type InvariantName = keyof typeof EVERY_INVARIANT
