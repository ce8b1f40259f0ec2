import { expect, test } from 'vitest'
import { maskPersonal, maskText } from './mask-personal'

test.each([
  ['GET /v2/PSR-7QK2M9XA-1/status', 'GET /v2/••••/status'],
  ['rani@example.id menelepon 0812 3456 7890', '•••• menelepon ••••'],
  ['VA 12345678901234567', 'VA ••••'],
])('%s is shown without whom it is about', (text, masked) => {
  expect(maskText(text)).toBe(masked)
})

test.each(['AYU-SERUM', '129000.00', '2026-11-25 11:00:00', 'pasar.localhost:3001', 'qris', 'POST /out'])(
  '%s identifies no person, and stays',
  (text) => {
    expect(maskText(text)).toBe(text)
  },
)

test('a value whose name identifies a person is masked, at any depth', () => {
  const body = {
    order_id: 'PSR-7QK2M9XA',
    gross_amount: '129000.00',
    customer_details: { first_name: 'Rani', phone: '0812' },
    va_numbers: [{ bank: 'bca', va_number: '1' }],
  }

  expect(maskPersonal(body)).toEqual({
    order_id: '••••',
    gross_amount: '129000.00',
    customer_details: { first_name: '••••', phone: '••••' },
    va_numbers: '••••',
  })
})
