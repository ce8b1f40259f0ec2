import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  cashCollectedPosting,
  cashHandedOverPosting,
  completionPosting,
  manualRefundDroppedPosting,
  manualRefundOpenedPosting,
  manualRefundPaidPosting,
  type Posting,
  paymentPosting,
  payoutPosting,
  returnPosting,
  rowsOf,
  settlementPosting,
} from './postings'

const order = { orderId: 'PSR-1', amount: 150_000, currency: 'IDR' }

const posting = (key: string, kind: Posting['kind'], entries: Posting['entries']): Posting => ({
  key,
  kind,
  orderId: 'PSR-1',
  currency: 'IDR',
  entries,
})

test('a payment is money at the gateway, held for the buyer', () => {
  expect(paymentPosting({ ...order, providerOrderId: 'PSR-1-1' })).toEqual(
    posting('payment:PSR-1-1', 'payment', { gateway_receivable: 150_000, buyer_clearing: -150_000 }),
  )
})

test('cash is the courier’s debt until it is handed over', () => {
  expect(cashCollectedPosting(order)).toEqual(
    posting('cash-collected:PSR-1', 'cash_collected', { courier_receivable: 150_000, buyer_clearing: -150_000 }),
  )
  expect(cashHandedOverPosting(order)).toEqual(
    posting('cash-handed-over:PSR-1', 'cash_handed_over', { bank: 150_000, courier_receivable: -150_000 }),
  )
})

test('a completion gives what was held, and what the platform adds, to the seller, the courier, the insurance and the shop', () => {
  const shares = { seller: 139_000, shipping: 17_400, insurance: 600, service: 3_000, vouchers: 10_000 }

  expect(completionPosting({ ...order, shopId: 'rumah-ayu', shares })).toEqual(
    posting('completion:PSR-1:rumah-ayu', 'completion', {
      buyer_clearing: 150_000,
      vouchers: 10_000,
      seller_payable: -139_000,
      shipping_payable: -17_400,
      insurance_payable: -600,
      service_fees: -3_000,
    }),
  )
})

test('a payout leaves the bank', () => {
  const payout = { ...order, key: 'payout:PSR-1:rumah-ayu' }

  expect(payoutPosting(payout)).toEqual(
    posting('payout:PSR-1:rumah-ayu', 'payout', { seller_payable: 150_000, bank: -150_000 }),
  )
})

const line = { key: 't-1|settlement', gross: 150_000, fee: 1_050, net: 148_950 }

test('a settlement of an order clears what the gateway held', () => {
  expect(settlementPosting({ ...line, orderId: 'PSR-1' })).toEqual(
    posting('settlement:t-1|settlement', 'settlement', {
      bank: 148_950,
      gateway_fees: 1_050,
      gateway_receivable: -150_000,
    }),
  )
})

test('a settlement of a foreign order is a difference', () => {
  expect(settlementPosting({ ...line, orderId: null })).toEqual({
    ...posting('settlement:t-1|settlement', 'settlement', {
      bank: 148_950,
      gateway_fees: 1_050,
      settlement_difference: -150_000,
    }),
    orderId: null,
  })
})

test.each([
  ['refund_confirmed', 150_000, { buyer_clearing: 150_000, refunds: 0 }],
  ['refund_confirmed', 200_000, { buyer_clearing: 150_000, refunds: 0 }],
  ['refund_confirmed', 100_000, { buyer_clearing: 100_000, refunds: 50_000 }],
  ['refund_confirmed', 0, { buyer_clearing: 0, refunds: 150_000 }],
  ['refund_confirmed', -20_000, { buyer_clearing: 0, refunds: 150_000 }],
  ['void', 0, { buyer_clearing: 0, refunds: 150_000 }],
  ['reversal', 0, { buyer_clearing: 0, chargebacks: 150_000 }],
  ['chargeback', 100_000, { buyer_clearing: 100_000, chargebacks: 50_000 }],
] as const)(
  'a %s with %d held takes from the buyer’s money what is there, and the rest is lost',
  (kind, held, entries) => {
    expect(returnPosting({ ...order, key: 'refund:r-1', kind }, held)).toEqual(
      posting('refund:r-1', kind, { ...entries, gateway_receivable: -150_000 }),
    )
  },
)

const refund = { ...order, id: 'r-1' }

test.each([
  [150_000, { buyer_clearing: 150_000, refunds: 0 }],
  [50_000, { buyer_clearing: 50_000, refunds: 100_000 }],
  [-1, { buyer_clearing: 0, refunds: 150_000 }],
])('a manual refund with %d held is owed to the buyer', (held, entries) => {
  expect(manualRefundOpenedPosting(refund, held)).toEqual(
    posting('manual-refund-opened:r-1', 'manual_refund_opened', { ...entries, refunds_payable: -150_000 }),
  )
})

test('a manual refund that is paid leaves the bank', () => {
  expect(manualRefundPaidPosting(refund)).toEqual(
    posting('manual-refund-paid:r-1', 'manual_refund_paid', { refunds_payable: 150_000, bank: -150_000 }),
  )
})

test('a manual refund that is dropped is held for the buyer again', () => {
  expect(manualRefundDroppedPosting(refund)).toEqual(
    posting('manual-refund-dropped:r-1', 'manual_refund_dropped', {
      refunds_payable: 150_000,
      buyer_clearing: -150_000,
    }),
  )
})

test('an account that does not move gets no row', () => {
  const entries = { buyer_clearing: 150_000, refunds: 0, gateway_receivable: -150_000 }

  expect(rowsOf({ entries, currency: 'IDR' })).toEqual([
    { account: 'buyer_clearing', amount: 150_000, currency: 'IDR' },
    { account: 'gateway_receivable', amount: -150_000, currency: 'IDR' },
  ])
})

test('every posting balances for any held amount', () => {
  const rupiah = fc.nat(1_000_000_000)
  fc.assert(
    fc.property(rupiah, fc.integer(), rupiah, rupiah, (amount, held, shipping, service) => {
      const money = { ...order, amount }
      const returned = { ...money, key: 'refund:r-1' }
      for (const { entries } of [
        paymentPosting({ ...money, providerOrderId: 'PSR-1-1' }),
        cashCollectedPosting(money),
        cashHandedOverPosting(money),
        completionPosting({
          ...order,
          shopId: 'rumah-ayu',
          shares: { seller: amount, shipping, insurance: shipping, service, vouchers: shipping },
        }),
        payoutPosting({ ...money, key: 'payout:PSR-1:rumah-ayu' }),
        settlementPosting({ ...line, orderId: null, gross: amount + shipping, fee: shipping, net: amount }),
        returnPosting({ ...returned, kind: 'refund_confirmed' }, held),
        returnPosting({ ...returned, kind: 'chargeback' }, held),
        manualRefundOpenedPosting({ ...money, id: 'r-1' }, held),
        manualRefundPaidPosting({ ...money, id: 'r-1' }),
        manualRefundDroppedPosting({ ...money, id: 'r-1' }),
      ])
        expect(Object.values(entries).reduce((sum, entry) => sum + entry, 0)).toBe(0)
    }),
  )
})
