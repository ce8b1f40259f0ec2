import { describe, expect, test } from 'vitest'
import {
  chargedBack,
  isPaid,
  isReversed,
  isVoided,
  type ProviderStatus,
  readProviderStatus,
  type TransactionStatus,
  wasPaid,
} from './provider-status'

const body = {
  order_id: 'PSR-1-1',
  transaction_id: 't-1',
  transaction_status: 'settlement',
  gross_amount: '150000.00',
  payment_type: 'qris',
}

const EVERY_STATUS: TransactionStatus[] = [
  'pending',
  'authorize',
  'capture',
  'settlement',
  'deny',
  'cancel',
  'expire',
  'failure',
  'refund',
  'partial_refund',
  'chargeback',
  'partial_chargeback',
]

describe('readProviderStatus', () => {
  test('a field that the gateway leaves out is null', () => {
    expect(readProviderStatus(body)).toEqual({
      providerOrderId: 'PSR-1-1',
      transactionId: 't-1',
      status: 'settlement',
      fraudStatus: null,
      amount: 150_000,
      currency: 'IDR',
      method: 'qris',
      payCode: null,
      billerCode: null,
      installmentMonths: null,
      settledAt: null,
      approved: false,
      refunds: [],
      takenBack: 0,
    })
  })

  test('known fields are read, and unknown ones ignored', () => {
    const reported = {
      ...body,
      fraud_status: 'accept',
      currency: 'USD',
      settlement_time: '2026-11-24 18:11:08',
      approval_code: '1578569243927',
      refund_amount: '50000.00',
      a_field_of_tomorrow: true,
    }

    expect(readProviderStatus(reported)).toMatchObject({
      fraudStatus: 'accept',
      currency: 'USD',
      settledAt: new Date('2026-11-24T11:11:08Z'),
      approved: true,
      takenBack: 50_000,
    })
  })

  test.each(EVERY_STATUS)('%s is a status', (status) => {
    expect(readProviderStatus({ ...body, transaction_status: status }).status).toBe(status)
  })

  test.each([
    ['0', 0],
    ['1.00', 1],
    ['150000', 150_000],
    ['999999999999.00', 999_999_999_999],
  ])('a sum of %s is %d rupiah', (gross_amount, amount) => {
    expect(readProviderStatus({ ...body, gross_amount }).amount).toBe(amount)
  })

  test.each([
    ['gross_amount', '', '1.50', '1.0', '1.00x', 'x1.00', '-1', '1e3', '1234567890123', 150_000],
    ['settlement_time', 'x2026-11-24 18:11:08', '2026-11-24 18:11:08x', '2026-11-24T18:11:08', '26-11-24 18:11:08'],
    ['transaction_status', 'paid', ''],
    ['order_id', 1],
    ['va_numbers', [{ va_number: '1' }]],
    ['refunds', [{ refund_key: 'r-1' }], [{ refund_amount: '1', refund_chargeback_id: true }]],
  ])('a malformed %s is rejected', (name, ...values) => {
    for (const value of values) expect(() => readProviderStatus({ ...body, [name]: value })).toThrow(name)
  })

  test.each([
    ['qris', {}],
    ['permata_va', { payment_type: 'bank_transfer', permata_va_number: '8578000000111111' }],
    ['bca_va', { payment_type: 'bank_transfer', va_numbers: [{ bank: 'bca', va_number: '1' }] }],
    ['bank_transfer', { payment_type: 'bank_transfer' }],
    ['bank_transfer', { payment_type: 'bank_transfer', va_numbers: [] }],
    ['echannel', { payment_type: 'echannel', va_numbers: [{ bank: 'bca' }] }],
    ['indomaret', { payment_type: 'cstore', store: 'indomaret' }],
    ['cstore', { payment_type: 'cstore' }],
    ['gopay', { payment_type: 'gopay', store: 'indomaret' }],
  ])('the method is %s', (method, reported) => {
    expect(readProviderStatus({ ...body, ...reported }).method).toBe(method)
  })

  test.each([
    [{ refund_key: 'r-1', refund_chargeback_id: 7 }, 'r-1'],
    [{ refund_key: null, refund_chargeback_id: 7 }, 'unnamed-7'],
    [{ refund_chargeback_id: '8' }, 'unnamed-8'],
    [{ refund_chargeback_id: null }, 'unnamed-refund'],
    [{}, 'unnamed-refund'],
  ])('a refund %j is identified as %s', (reported, refundKey) => {
    const { refunds } = readProviderStatus({ ...body, refunds: [{ ...reported, refund_amount: '50000.00' }] })

    expect(refunds).toEqual([{ refundKey, amount: 50_000, confirmedByBank: false }])
  })

  test('a refund may be confirmed by the bank', () => {
    const refunds = [{ refund_key: 'r-1', refund_amount: '1', bank_confirmed_at: '2026-11-24 18:11:08' }]

    expect(readProviderStatus({ ...body, refunds }).refunds).toMatchObject([{ confirmedByBank: true }])
  })
})

const statusWith = (change: Partial<ProviderStatus>): ProviderStatus => ({ ...readProviderStatus(body), ...change })

/** Statuses for which `holds` is true, with all other fields fixed. */
const statusesWhere = (holds: (status: ProviderStatus) => boolean, change: Partial<ProviderStatus> = {}) =>
  EVERY_STATUS.filter((status) => holds(statusWith({ ...change, status })))

test('money is there when it is settled, or captured and found clean', () => {
  expect(statusesWhere(isPaid, { fraudStatus: null })).toEqual(['settlement'])
  expect(statusesWhere(isPaid, { fraudStatus: 'accept' })).toEqual(['capture', 'settlement'])
  expect(statusesWhere(isPaid, { fraudStatus: 'challenge' })).toEqual([])
  expect(statusesWhere(isPaid, { fraudStatus: 'deny' })).toEqual([])
})

test('a denial of what had settled is a reversal', () => {
  expect(statusesWhere(isReversed, { settledAt: new Date() })).toEqual(['deny'])
  expect(statusesWhere(isReversed)).toEqual([])
})

test('a cancellation of an approved and accepted card is a void', () => {
  expect(statusesWhere(isVoided, { approved: true, fraudStatus: 'accept' })).toEqual(['cancel'])
  expect(statusesWhere(isVoided, { approved: true, fraudStatus: 'challenge' })).toEqual([])
  expect(statusesWhere(isVoided, { approved: false, fraudStatus: 'accept' })).toEqual([])
})

test('a refunded, reversed or voided transaction counts as paid before', () => {
  const returned = ['refund', 'partial_refund', 'chargeback', 'partial_chargeback']

  expect(statusesWhere(wasPaid)).toEqual(['settlement', ...returned])
  expect(statusesWhere(wasPaid, { settledAt: new Date() })).toEqual(['settlement', 'deny', ...returned])
  expect(statusesWhere(wasPaid, { approved: true, fraudStatus: 'accept' })).toEqual([
    'capture',
    'settlement',
    'cancel',
    ...returned,
  ])
})

describe('the amount of a chargeback', () => {
  const refunds = [10_000, 20_000].map((amount) => ({ refundKey: `r-${amount}`, amount, confirmedByBank: false }))

  test.each([
    ['chargeback', 120_000],
    ['partial_chargeback', 20_000],
    ['settlement', 0],
    ['partial_refund', 0],
  ] as const)('by %s is %d', (status, amount) => {
    expect(chargedBack(statusWith({ status, refunds, takenBack: 50_000 }))).toBe(amount)
  })

  test('is never less than nothing', () => {
    expect(chargedBack(statusWith({ status: 'partial_chargeback', refunds, takenBack: 10_000 }))).toBe(0)
  })
})
