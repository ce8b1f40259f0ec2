import type { ControlName } from '../controls/controls'
import type { Rule } from '../register/absent-tables'
import * as breach from './definitions/breach'
import * as consent from './definitions/consent'
import * as flow from './definitions/flow'
import * as migration from './definitions/migration'
import * as moderation from './definitions/moderation'
import * as outage from './definitions/outage'
import * as payment from './definitions/payment'
import * as price from './definitions/price'
import * as proofs from './definitions/proofs'
import * as token from './definitions/token'
import type { Step } from './steps/step'

type Definition = {
  id: string
  group: 'flow' | 'token' | 'price' | 'payment' | 'outage' | 'breach' | 'migration'
  rule: Rule
  steps: Step[]
}

const connection: Rule = { old: '13(3)a', now: '18(4)a' }
const userData: Rule = { old: '13(3)b', now: '18(4)b' }
const noPayment: Rule = { old: '21(3)', now: '25(3)' }
const fairPrice: Rule = { old: '28(1)a', now: '32(1)a' }
const closableAds: Rule = { old: '28(1)f', now: '32(1)f' }
const takedowns: Rule = { old: '29(2)–(3)', now: '33(2)–(4)' }
const paid: Rule = { pp80: '60(3)–(5)' }
const once: Rule = { pp80: '24' }
const contracted: Rule = { pp80: '53(1), 69' }
const complained: Rule = { pp80: '27(2)' }
const returned: Rule = { pp80: '69, 71' }

/** One id for the address, list, API and journey; migrations are too long for a journey. */
export const SCENARIOS = [
  { id: 'normal', group: 'flow', rule: noPayment, steps: flow.normal },
  { id: 'plain-link', group: 'flow', rule: connection, steps: flow.plainLink },
  { id: 'nothing-to-pay-in-the-feed', group: 'flow', rule: noPayment, steps: flow.nothingToPayInTheFeed },
  { id: 'ad-closed', group: 'flow', rule: closableAds, steps: flow.adClosed },
  { id: 'consent', group: 'flow', rule: userData, steps: consent.consentOnAndOff },
  { id: 'takedown', group: 'flow', rule: takedowns, steps: moderation.takedown },
  { id: 'account-closed', group: 'flow', rule: takedowns, steps: moderation.accountClosed },
  { id: 'expired-token', group: 'token', rule: once, steps: token.expiredToken },
  { id: 'used-token', group: 'token', rule: once, steps: token.usedToken },
  { id: 'altered-token', group: 'token', rule: once, steps: token.alteredToken },
  { id: 'wrong-audience-token', group: 'token', rule: once, steps: token.wrongAudienceToken },
  { id: 'unfurled-by-a-bot', group: 'token', rule: once, steps: token.unfurledByABot },
  { id: 'two-viewers', group: 'token', rule: userData, steps: proofs.twoViewers },
  { id: 'find-me', group: 'flow', rule: userData, steps: proofs.findMe },
  { id: 'closing-card', group: 'flow', rule: connection, steps: proofs.closingCard },
  { id: 'price-up', group: 'price', rule: fairPrice, steps: price.priceUp },
  { id: 'price-down', group: 'price', rule: fairPrice, steps: price.priceDown },
  { id: 'sold-out-at-landing', group: 'price', rule: fairPrice, steps: price.soldOutAtLanding },
  { id: 'voucher-race', group: 'price', rule: fairPrice, steps: price.voucherRace },
  { id: 'payment-denied', group: 'payment', rule: paid, steps: payment.paymentDenied },
  { id: 'payment-expired', group: 'payment', rule: paid, steps: payment.paymentExpired },
  { id: 'payment-late', group: 'payment', rule: paid, steps: payment.paymentLate },
  { id: 'notification-lost', group: 'payment', rule: paid, steps: payment.notificationLost },
  { id: 'notification-doubled', group: 'payment', rule: paid, steps: payment.notificationDoubled },
  { id: 'notification-forged', group: 'payment', rule: paid, steps: payment.notificationForged },
  { id: 'notification-reordered', group: 'payment', rule: paid, steps: payment.notificationReordered },
  { id: 'refund', group: 'payment', rule: returned, steps: payment.refund },
  { id: 'cod', group: 'payment', rule: noPayment, steps: payment.cod },
  { id: 'return', group: 'payment', rule: returned, steps: payment.goodsReturned },
  { id: 'split-shipment', group: 'payment', rule: contracted, steps: payment.splitShipment },
  { id: 'complaint', group: 'payment', rule: complained, steps: payment.complaint },
  { id: 'ramai-stopped', group: 'outage', rule: connection, steps: outage.ramaiStopped },
  { id: 'pasar-stopped', group: 'outage', rule: connection, steps: outage.pasarStopped },
  { id: 'breach-an-order-in-the-feed', group: 'breach', rule: noPayment, steps: breach.anOrderInTheFeed },
  { id: 'breach-one-database', group: 'breach', rule: connection, steps: breach.oneDatabase },
  { id: 'breach-a-shared-key', group: 'breach', rule: userData, steps: breach.aSharedKey },
  { id: 'breach-a-tenth-claim', group: 'breach', rule: userData, steps: breach.aTenthClaim },
  { id: 'breach-a-leaking-browser', group: 'breach', rule: userData, steps: breach.aLeakingBrowser },
  { id: 'breach-an-order-on-the-way-back', group: 'breach', rule: userData, steps: breach.anOrderOnTheWayBack },
  { id: 'dirty-row', group: 'migration', rule: connection, steps: migration.dirtyRow },
  { id: 'killed-half-way', group: 'migration', rule: connection, steps: migration.killedHalfWay },
  { id: 'a-difference-is-found', group: 'migration', rule: connection, steps: migration.aDifferenceIsFound },
  { id: 'rolled-back', group: 'migration', rule: connection, steps: migration.rolledBack },
  { id: 'cut-over', group: 'migration', rule: connection, steps: migration.cutOver },
  { id: 'purged', group: 'migration', rule: connection, steps: migration.purged },
] as const satisfies Definition[]

export type Scenario = (typeof SCENARIOS)[number]

export type ScenarioId = Scenario['id']

export const findScenario = (id: string): Scenario | undefined => SCENARIOS.find((scenario) => scenario.id === id)

/** The controls that a scenario requires. */
export const controlsNeededBy = ({ steps }: Pick<Scenario, 'steps'>): ControlName[] => [
  ...new Set(steps.flatMap(({ needs }) => needs ?? [])),
]

/** Returns the step number of an address, counted from one. */
export function parseStepNumber(steps: Step[], text: string): number | undefined {
  const number = /^[1-9]\d?$/.test(text) ? Number(text) : 0

  return number >= 1 && number <= steps.length ? number : undefined
}
