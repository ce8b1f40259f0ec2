import { expectTypeOf, test } from 'vitest'
import { messagesOf } from '@/i18n/messages'
import type { Channel } from '../payer/channels'
import { PAYOUT_STEPS, type PayoutStatus } from '../payout/status'
import { SUBSCRIPTION_STATES, type SubscriptionStatus } from '../subscription/status'
import { METHODS, type Method, type Terms } from './methods'

type Every<Keys extends string, Value> = (record: Record<Keys, Value>) => void

test('the compiler names each place that a new method needs', () => {
  const { console, howToPay, payment, simulator } = messagesOf('id')

  expectTypeOf<Every<Method, Terms>>().toBeCallableWith(METHODS)
  expectTypeOf<Exclude<Method, Channel>>().toEqualTypeOf<'credit_card'>()
  expectTypeOf<Every<Method, string>>().toBeCallableWith(console.method)
  expectTypeOf<Every<Method, string>>().toBeCallableWith(payment.method)
  expectTypeOf<Every<Method, string>>().toBeCallableWith(payment.hint)
  expectTypeOf<Every<Channel, object>>().toBeCallableWith(howToPay)
  expectTypeOf<Every<Channel, object>>().toBeCallableWith(simulator.channel)

  // @ts-expect-error A method without its terms.
  expectTypeOf<Every<Method | 'planted', Terms>>().toBeCallableWith(METHODS)
  // @ts-expect-error A method without its name in the merchant's dashboard.
  expectTypeOf<Every<Method | 'planted', string>>().toBeCallableWith(console.method)
  // @ts-expect-error A method without its name on the payment page.
  expectTypeOf<Every<Method | 'planted', string>>().toBeCallableWith(payment.method)
  // @ts-expect-error A method without its hint on the payment page.
  expectTypeOf<Every<Method | 'planted', string>>().toBeCallableWith(payment.hint)
  // @ts-expect-error A method without its instructions.
  expectTypeOf<Every<Channel | 'planted', object>>().toBeCallableWith(howToPay)
  // @ts-expect-error A method without its page in the simulator.
  expectTypeOf<Every<Channel | 'planted', object>>().toBeCallableWith(simulator.channel)
})

test('a method without a term is refused', () => {
  const { fee: _missing, ...planted } = METHODS.gopay

  // @ts-expect-error A method without its fee.
  expectTypeOf<(terms: Terms) => void>().toBeCallableWith(planted)
})

test('the compiler names each place that a new state of a payout or a subscription needs', () => {
  const { console } = messagesOf('id')

  expectTypeOf<Every<PayoutStatus, object>>().toBeCallableWith(PAYOUT_STEPS)
  expectTypeOf<Every<PayoutStatus, string>>().toBeCallableWith(console.payoutStatus)
  expectTypeOf<Every<SubscriptionStatus, object>>().toBeCallableWith(SUBSCRIPTION_STATES)
  expectTypeOf<Every<SubscriptionStatus, string>>().toBeCallableWith(console.subscriptionStatus)

  // @ts-expect-error A state of payouts without its next ones and the place of its money.
  expectTypeOf<Every<PayoutStatus | 'planted', object>>().toBeCallableWith(PAYOUT_STEPS)
  // @ts-expect-error A state of payouts without its name in the merchant's dashboard.
  expectTypeOf<Every<PayoutStatus | 'planted', string>>().toBeCallableWith(console.payoutStatus)
  // @ts-expect-error A state of subscriptions without its effect on charges.
  expectTypeOf<Every<SubscriptionStatus | 'planted', object>>().toBeCallableWith(SUBSCRIPTION_STATES)
  // @ts-expect-error A state of subscriptions without its name in the merchant's dashboard.
  expectTypeOf<Every<SubscriptionStatus | 'planted', string>>().toBeCallableWith(console.subscriptionStatus)
})
