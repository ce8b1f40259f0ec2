import { describe, expect, test } from 'vitest'
import {
  correctionOf,
  decideRefund,
  decideRefundCall,
  fitsBeside,
  isRefundableByGateway,
  refundKeyOf,
} from './refund-rules'

describe('isRefundableByGateway', () => {
  const whole = { paid: 150_000, amount: 150_000 }

  test.each(['credit_card', 'gopay', 'qris', 'shopeepay', 'dana', 'ovo', 'kredivo', 'akulaku'])(
    '%s is given back by the gateway',
    (method) => {
      expect(isRefundableByGateway({ ...whole, method })).toBe(true)
    },
  )

  test.each(['bca_va', 'permata_va', 'echannel', 'indomaret', '', null])('%s is not', (method) => {
    expect(isRefundableByGateway({ ...whole, method })).toBe(false)
  })

  test.each([
    ['qris', true],
    ['shopeepay', false],
  ])('a part of a %s payment: %s', (method, refundable) => {
    expect(isRefundableByGateway({ method, paid: 150_000, amount: 50_000 })).toBe(refundable)
  })
})

test.each([
  [undefined, 'PSR-1-1-late'],
  ['', 'PSR-1-1-late'],
  ['50000', 'PSR-1-1-late-50000'],
])('a refund key with part %j is %s', (part, key) => {
  expect(refundKeyOf({ providerOrderId: 'PSR-1-1', reason: 'late', part })).toBe(key)
})

describe('decideRefund', () => {
  const attempt = { amount: 150_000, givenBack: 30_000, chargedBack: 20_000 }

  test.each([
    ['everything that is left', undefined, { kind: 'refund', amount: 100_000, whole: true }],
    ['exactly what is left', 100_000, { kind: 'refund', amount: 100_000, whole: true }],
    ['a part of it', 99_999, { kind: 'refund', amount: 99_999, whole: false }],
    ['a rupiah too much', 100_001, { kind: 'exceeds', left: 100_000 }],
  ])('%s', (_, requested, decision) => {
    expect(decideRefund(attempt, requested)).toEqual(decision)
  })

  test.each([100_000, 130_000])('a chargeback of %d leaves nothing to refund', (chargedBack) => {
    expect(decideRefund({ ...attempt, givenBack: 50_000, chargedBack })).toEqual({ kind: 'nothing_left' })
    expect(decideRefund({ ...attempt, givenBack: 50_000, chargedBack }, 1)).toEqual({ kind: 'nothing_left' })
  })

  test('a single rupiah is left', () => {
    expect(decideRefund({ amount: 100, givenBack: 99, chargedBack: 0 })).toEqual({
      kind: 'refund',
      amount: 1,
      whole: true,
    })
  })
})

test.each([
  ['settlement', 150_000, 'refund'],
  ['settlement', 50_000, 'refund'],
  ['partial_refund', 50_000, 'refund'],
  ['capture', 150_000, 'cancel'],
  ['capture', 149_999, 'wait'],
] as const)('of a payment in %s, %d are given back by: %s', (status, amount, call) => {
  expect(decideRefundCall({ status, amount, paid: 150_000 })).toBe(call)
})

test.each([
  [120_000, true],
  [120_001, false],
])('a foreign refund of %d beside 30,000 of 150,000 fits: %s', (amount, fits) => {
  expect(fitsBeside({ amount: 150_000, givenBack: 30_000 }, { amount })).toBe(fits)
})

test.each([
  ['sent', 50_000, 0],
  ['sent', 40_000, -10_000],
  ['manual', 60_000, 10_000],
  ['dropped', 50_000, 50_000],
] as const)('a %s refund of 50,000 that left as %d corrects what is given back by %d', (state, amount, correction) => {
  expect(correctionOf({ state, amount: 50_000 }, { amount })).toBe(correction)
})
