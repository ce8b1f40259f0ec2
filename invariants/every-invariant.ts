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

/**
 * What the checkout keeps, whatever happens. Most are states and are looked for as they are. Seven are behaviours: of
 * these a database shows the trace, and the behaviour itself has its tests in Pasar.
 *
 *    5  trace: what is not paid looks paid nowhere            behaviour: payment/check-return, interleavings ("returns")
 *    6  trace: every signature in the inbox is good           behaviour: payment/receive-notification, interleavings ("altered")
 *    8  trace: each waiting order is polled in time           behaviour: jobs/tasks, interleavings (notifications are lost at will)
 *    9  trace: one live attempt, one sum an id                behaviour: payment/open-payment, interleavings (answers are lost)
 *   16  trace: no job out of tries, messages match the outbox behaviour: interleavings (crash at a step boundary)
 *   17  trace: how Kasir was answered, and what was stored    behaviour: payment/receive-notification
 *   19  trace: every order is whole                           behaviour: payment/open-payment, order/expire-order
 *
 * Beside Kasir's record only what neither system still works on is compared, except for what must be true from the
 * first moment: nothing is paid that Kasir does not call paid.
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
}

export type InvariantName = keyof typeof EVERY_INVARIANT
