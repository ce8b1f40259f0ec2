import { expect, test } from 'vitest'
import { COD_AT_MOST, whyNotCod } from './why-not-cod'

const by = (courier: { takesCash: boolean } | null, shops = 1) => ({
  parcels: Array.from({ length: shops }, () => ({ sendable: true, courier })),
})

const soldOut = { parcels: [{ sendable: false, courier: null }] }

const eligible = { ...by({ takesCash: true }), total: COD_AT_MOST, zone: 'jawa' } as const

test.each([
  ['of one shop, up to the limit and with a courier that takes cash', {}, []],
  ['of two shops', by({ takesCash: true }, 2), ['several_shops']],
  ['of a rupiah more', { total: COD_AT_MOST + 1 }, ['above_limit']],
  ['far in the east', { zone: 'maluku_papua' }, ['area']],
  ['without a courier', by(null), ['courier_missing']],
  ['of which nothing can be sent', soldOut, []],
  ['with a courier that takes none', by({ takesCash: false }), ['courier_takes_no_cash']],
  [
    'with everything against it',
    { ...by({ takesCash: false }, 2), total: COD_AT_MOST + 1, zone: 'maluku_papua' },
    ['several_shops', 'above_limit', 'area', 'courier_takes_no_cash'],
  ],
] as const)('an order %s is refused for %j: %j', (_, change, refusals) => {
  expect(whyNotCod({ ...eligible, ...change })).toEqual(refusals)
})
