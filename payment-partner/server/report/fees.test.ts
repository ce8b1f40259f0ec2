import { expect, test } from 'vitest'
import { feeOf } from './fees'

test.each([
  ['other_qris', 129_000, 903],
  ['gopay', 129_000, 2580],
  ['shopeepay', 10_025, 201],
  ['bca_va', 129_000, 4000],
  ['echannel', 1_000_000, 4000],
  ['alfamart', 50_000, 5000],
  ['credit_card', 150_000, 6350],
] as const)('%s of Rp%i costs Rp%i', (method, gross, fee) => {
  expect(feeOf(method, gross)).toBe(fee)
})
