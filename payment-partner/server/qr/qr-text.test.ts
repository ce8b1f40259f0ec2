import { expect, test } from 'vitest'
import { qrString } from './qr-string'
import { qrText, readPayCode } from './qr-text'

const merchant = { id: 'G000000001', name: 'Pasar' }
const REFERENCE = 'KASIR-0B0E6C0E9D594C0E'

test('no banking app takes a picture for QRIS', () => {
  const text = qrText(REFERENCE)

  expect(text).not.toMatch(/^0002/)
  expect(text).not.toContain('ID.CO.QRIS')
  expect(text).not.toMatch(/^https?:/)
})

test.each([
  ['all that a picture says', qrText(REFERENCE), REFERENCE],
  ['a qr_string', ` ${qrString({ payCode: REFERENCE, grossAmount: 150_000, merchant })} `, REFERENCE],
  ['a reference in small letters', ` ${REFERENCE.toLowerCase()} `, REFERENCE],
  ['an account number in groups', '0000 0123 4567 8901', '0000012345678901'],
  ['a bill key with dashes', '00000-1234-5678', '0000012345678'],
])('%s is read as the pay code in it', (_what, typed, code) => {
  expect(readPayCode(typed)).toBe(code)
})
