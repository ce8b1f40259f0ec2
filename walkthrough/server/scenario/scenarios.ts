import type { Rule } from '../register/rule'

type Scenario = {
  id: string
  group: 'flow' | 'token' | 'price' | 'payment' | 'outage' | 'breach'
  rule: Rule
  /**
   * `plays`: the walkthrough plays the visitor, the systems answer for real. `hand`: the presenter does it in the
   * companion windows. `waits`: a control that it needs is not built yet, and is not pretended.
   */
  state: 'plays' | 'hand' | 'waits'
}

const connection: Rule = { old: '13(3)a', now: '18(4)a' }
const userData: Rule = { old: '13(3)b', now: '18(4)b' }
const payment: Rule = { old: '21(3)', now: '25(3)' }
const price: Rule = { old: '28(1)a', now: '32(1)a' }
const paid: Rule = { pp80: '60(3)–(5)' }
const once: Rule = { pp80: '24' }
const returned: Rule = { pp80: '69, 71' }

export const SCENARIOS = [
  { id: 'normal', group: 'flow', rule: payment, state: 'hand' },
  { id: 'plain-link', group: 'flow', rule: connection, state: 'plays' },
  { id: 'nothing-to-pay-in-the-feed', group: 'flow', rule: payment, state: 'plays' },
  { id: 'expired-token', group: 'token', rule: once, state: 'hand' },
  { id: 'used-token', group: 'token', rule: once, state: 'plays' },
  { id: 'altered-token', group: 'token', rule: once, state: 'plays' },
  { id: 'wrong-audience-token', group: 'token', rule: once, state: 'waits' },
  { id: 'unfurled-by-a-bot', group: 'token', rule: once, state: 'plays' },
  { id: 'price-up', group: 'price', rule: price, state: 'waits' },
  { id: 'price-down', group: 'price', rule: price, state: 'waits' },
  { id: 'sold-out-at-landing', group: 'price', rule: price, state: 'waits' },
  { id: 'payment-denied', group: 'payment', rule: paid, state: 'hand' },
  { id: 'payment-expired', group: 'payment', rule: paid, state: 'hand' },
  { id: 'payment-late', group: 'payment', rule: paid, state: 'hand' },
  { id: 'notification-lost', group: 'payment', rule: paid, state: 'hand' },
  { id: 'notification-doubled', group: 'payment', rule: paid, state: 'waits' },
  { id: 'notification-forged', group: 'payment', rule: paid, state: 'plays' },
  { id: 'notification-reordered', group: 'payment', rule: paid, state: 'waits' },
  { id: 'refund', group: 'payment', rule: returned, state: 'hand' },
  { id: 'ramai-stopped', group: 'outage', rule: connection, state: 'waits' },
  { id: 'pasar-stopped', group: 'outage', rule: connection, state: 'waits' },
  { id: 'breach-an-order-in-the-feed', group: 'breach', rule: payment, state: 'waits' },
  { id: 'breach-one-database', group: 'breach', rule: connection, state: 'waits' },
  { id: 'breach-a-shared-key', group: 'breach', rule: userData, state: 'waits' },
  { id: 'breach-a-tenth-claim', group: 'breach', rule: userData, state: 'waits' },
  { id: 'breach-a-leaking-browser', group: 'breach', rule: userData, state: 'waits' },
  { id: 'breach-a-pixel-back', group: 'breach', rule: userData, state: 'waits' },
] as const satisfies Scenario[]

export type ScenarioId = (typeof SCENARIOS)[number]['id']

export const findScenario = (id: string) => SCENARIOS.find((scenario) => scenario.id === id)
