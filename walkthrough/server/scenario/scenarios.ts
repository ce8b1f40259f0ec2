import type { Rule } from '../register/rule'

type Scenario = {
  id: string
  group: 'flow' | 'token' | 'price' | 'payment' | 'outage' | 'breach'
  rule: Rule
}

const connection: Rule = { old: '13(3)a', now: '18(4)a' }
const userData: Rule = { old: '13(3)b', now: '18(4)b' }
const payment: Rule = { old: '21(3)', now: '25(3)' }
const price: Rule = { old: '28(1)a', now: '32(1)a' }
const paid: Rule = { pp80: '60(3)–(5)' }
const once: Rule = { pp80: '24' }
const returned: Rule = { pp80: '69, 71' }

/** One id in the address, the picker, the API and the journey of the same name. */
export const SCENARIOS = [
  { id: 'normal', group: 'flow', rule: payment },
  { id: 'plain-link', group: 'flow', rule: connection },
  { id: 'nothing-to-pay-in-the-feed', group: 'flow', rule: payment },
  { id: 'expired-token', group: 'token', rule: once },
  { id: 'used-token', group: 'token', rule: once },
  { id: 'altered-token', group: 'token', rule: once },
  { id: 'wrong-audience-token', group: 'token', rule: once },
  { id: 'unfurled-by-a-bot', group: 'token', rule: once },
  { id: 'price-up', group: 'price', rule: price },
  { id: 'price-down', group: 'price', rule: price },
  { id: 'sold-out-at-landing', group: 'price', rule: price },
  { id: 'payment-denied', group: 'payment', rule: paid },
  { id: 'payment-expired', group: 'payment', rule: paid },
  { id: 'payment-late', group: 'payment', rule: paid },
  { id: 'notification-lost', group: 'payment', rule: paid },
  { id: 'notification-doubled', group: 'payment', rule: paid },
  { id: 'notification-forged', group: 'payment', rule: paid },
  { id: 'notification-reordered', group: 'payment', rule: paid },
  { id: 'refund', group: 'payment', rule: returned },
  { id: 'ramai-stopped', group: 'outage', rule: connection },
  { id: 'pasar-stopped', group: 'outage', rule: connection },
  { id: 'breach-an-order-in-the-feed', group: 'breach', rule: payment },
  { id: 'breach-one-database', group: 'breach', rule: connection },
  { id: 'breach-a-shared-key', group: 'breach', rule: userData },
  { id: 'breach-a-tenth-claim', group: 'breach', rule: userData },
  { id: 'breach-a-leaking-browser', group: 'breach', rule: userData },
  { id: 'breach-an-order-on-the-way-back', group: 'breach', rule: userData },
] as const satisfies Scenario[]

export type ScenarioId = (typeof SCENARIOS)[number]['id']

export const findScenario = (id: string) => SCENARIOS.find((scenario) => scenario.id === id)
