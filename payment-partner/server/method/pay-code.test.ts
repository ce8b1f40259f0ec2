import { expect, test } from 'vitest'
import { newPayCode } from './pay-code'

test.each([
  ['bca_va', /^00000\d{11}$/],
  ['bni_va', /^00000\d{11}$/],
  ['bri_va', /^00000\d{13}$/],
  ['permata_va', /^00000\d{11}$/],
  ['echannel', /^00000\d{8}$/],
  ['indomaret', /^00000\d{9}$/],
  ['alfamart', /^00000\d{10}$/],
  ['other_qris', /^KASIR-[0-9A-F]{16}$/],
  ['gopay', /^KASIR-[0-9A-F]{16}$/],
] as const)('a code of %s looks real and belongs to nobody', (method, pattern) => {
  expect(newPayCode(method)).toMatch(pattern)
})

test('a card has no code to type', () => {
  expect(newPayCode('credit_card')).toBeNull()
})
