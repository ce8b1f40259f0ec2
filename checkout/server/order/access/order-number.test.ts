import { expect, test } from 'vitest'
import { orderNumber } from '../input'
import { newOrderNumber } from './order-number'

test('a number is read as people type it', () => {
  const number = newOrderNumber()
  const readOut = number.toLowerCase().replace('-', ' - ').replace(/.{4}$/, ' $& ')

  expect(orderNumber.parse(readOut)).toBe(number)
})

test.each(['PSR-23456789ABC', 'PSR-23456789ABCDE', 'PSR-23456789ABC0', '23456789ABCD', ''])(
  '%j is no number',
  (typed) => {
    expect(orderNumber.safeParse(typed).success).toBe(false)
  },
)
