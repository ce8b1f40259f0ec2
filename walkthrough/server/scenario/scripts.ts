import type { ControlName } from '../steer/doors'
import type { Act } from './act'
import type { ScenarioId } from './scenarios'
import * as breach from './scripts/breach'
import * as flow from './scripts/flow'
import * as outage from './scripts/outage'
import * as payment from './scripts/payment'
import * as price from './scripts/price'
import * as token from './scripts/token'

/** What each scenario does, step by step. */
export const SCRIPTS: Record<ScenarioId, Act[]> = {
  normal: flow.normal,
  'plain-link': flow.plainLink,
  'nothing-to-pay-in-the-feed': flow.nothingToPayInTheFeed,
  'expired-token': token.expiredToken,
  'used-token': token.usedToken,
  'altered-token': token.alteredToken,
  'wrong-audience-token': token.wrongAudienceToken,
  'unfurled-by-a-bot': token.unfurledByABot,
  'price-up': price.priceUp,
  'price-down': price.priceDown,
  'sold-out-at-landing': price.soldOutAtLanding,
  'payment-denied': payment.paymentDenied,
  'payment-expired': payment.paymentExpired,
  'payment-late': payment.paymentLate,
  'notification-lost': payment.notificationLost,
  'notification-doubled': payment.notificationDoubled,
  'notification-forged': payment.notificationForged,
  'notification-reordered': payment.notificationReordered,
  refund: payment.refund,
  'ramai-stopped': outage.ramaiStopped,
  'pasar-stopped': outage.pasarStopped,
  'breach-an-order-in-the-feed': breach.anOrderInTheFeed,
  'breach-one-database': breach.oneDatabase,
  'breach-a-shared-key': breach.aSharedKey,
  'breach-a-tenth-claim': breach.aTenthClaim,
  'breach-a-leaking-browser': breach.aLeakingBrowser,
  'breach-an-order-on-the-way-back': breach.anOrderOnTheWayBack,
}

/** The controls that a scenario cannot do without. */
export const needsOf = (script: Act[]): ControlName[] => [...new Set(script.flatMap(({ needs }) => needs ?? []))]
