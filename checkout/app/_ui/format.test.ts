import { expect, test } from 'vitest'
import { toVoucher } from '@/db/seed/vouchers'
import { priceVouchers, type Voucher } from '@/server/voucher/price-vouchers'
import { formatDeadline, formatEdge } from './format'

const issuedAt = new Date('2026-11-28T10:00:00+07:00')

const issued = toVoucher(
  { code: 'HARIINI', kind: 'platform', amount: 10_000, minimum: 0, quota: 5, startsInDays: 1, endsInDays: 2 },
  issuedAt,
)
const voucher: Voucher = {
  code: 'HARIINI',
  kind: 'platform',
  shopId: null,
  shopName: null,
  category: null,
  amount: 10_000,
  percent: null,
  most: null,
  minimum: 0,
  onceABuyer: true,
  usedUp: false,
  usedBefore: false,
  isCollected: false,
  startsAt: issued.startsAt.toISOString(),
  endsAt: issued.endsAt.toISOString(),
}
const goods = {
  parcels: [{ shopId: 'ayu', shipping: 9_000 }],
  lines: [{ sku: 'A', shopId: 'ayu', category: 'home' as const, price: 50_000 }],
}
const unfitAt = (time: string) => priceVouchers([voucher], goods, new Date(time)).vouchers[0]?.unfit?.reason

test('a voucher is good on the whole of the first and the last day that are written beside it', () => {
  expect(formatEdge('start', voucher.startsAt, 'id')).toBe('29 Nov 2026')
  expect(formatEdge('end', voucher.endsAt, 'id')).toBe('30 Nov 2026')

  expect(unfitAt('2026-11-28T23:59:00+07:00')).toBe('not_yet')
  expect(unfitAt('2026-11-29T00:00:00+07:00')).toBeUndefined()
  expect(unfitAt('2026-11-30T23:59:00+07:00')).toBeUndefined()
  expect(unfitAt('2026-12-01T00:00:00+07:00')).toBe('over')
})

test.each([
  ['end', '2026-11-30T14:00:00+07:00', '30 Nov 2026, 14.00'],
  ['start', '2026-11-30T14:00:00+07:00', '30 Nov 2026, 14.00'],
  ['end', '2026-12-01T00:00:00+07:00', '30 Nov 2026'],
  ['start', '2026-12-01T00:00:00+07:00', '1 Des 2026'],
] as const)('the %s at %s is told as %s', (edge, instant, text) => {
  expect(formatEdge(edge, instant, 'id')).toBe(text)
})

test.each([
  ['id', '8 Des, 23.59'],
  ['en', '8 Dec, 23:59'],
] as const)('a deadline at midnight is said as the end of the day before: %s', (language, text) => {
  expect(formatDeadline('2026-12-09T00:00:00+07:00', language)).toBe(text)
})
