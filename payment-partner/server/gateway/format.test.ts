import { expect, test } from 'vitest'
import { formatAmount, formatTime } from './format'

test('an amount has two decimals, always zero', () => {
  expect(formatAmount(150_000)).toBe('150000.00')
})

test('a time is written in GMT+7 without a zone, across midnight too', () => {
  expect(formatTime(new Date('2026-12-31T17:00:00Z'))).toBe('2027-01-01 00:00:00')
})
