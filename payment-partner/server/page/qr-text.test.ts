import { expect, test } from 'vitest'
import { qrText } from './qr-text'

test('no banking app takes the code for QRIS', () => {
  const text = qrText('0b0e6c0e-9d59-4c0e-8d0e-0e6c0e9d594c')

  expect(text).not.toMatch(/^0002/)
  expect(text).not.toContain('ID.CO.QRIS')
  expect(text).not.toMatch(/^https?:/)
})
