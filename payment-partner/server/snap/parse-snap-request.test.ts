import { expect, test } from 'vitest'
import { RequestRefused } from '../gateway/request-refused'
import { parseSnapRequest } from './parse-snap-request'

const details = { order_id: 'ORDER-101', gross_amount: 150_000 }

const refusal = (request: unknown) => {
  try {
    parseSnapRequest(typeof request === 'string' ? request : JSON.stringify(request))
    return []
  } catch (error) {
    if (error instanceof RequestRefused) return error.messages
    throw error
  }
}

test.each([
  ['no JSON', '{', ['There was a problem in the JSON you submitted']],
  ['a list', '[]', ['There was a problem in the JSON you submitted']],
  [
    'nothing at all',
    'null',
    [
      'transaction_details.gross_amount is required',
      'transaction_details.gross_amount is not a number',
      'transaction_details.order_id is required',
    ],
  ],
  [
    'nothing',
    {},
    [
      'transaction_details.gross_amount is required',
      'transaction_details.gross_amount is not a number',
      'transaction_details.order_id is required',
    ],
  ],
  ['no order', { transaction_details: { gross_amount: 1 } }, ['transaction_details.order_id is required']],
  [
    'an amount in words',
    { transaction_details: { ...details, gross_amount: 'seribu' } },
    ['transaction_details.gross_amount is not a number'],
  ],
  ...[true, '0x10', '1e3', [150_000]].map((gross_amount): [string, object, string[]] => [
    `an amount of ${JSON.stringify(gross_amount)}`,
    { transaction_details: { ...details, gross_amount } },
    ['transaction_details.gross_amount is not a number'],
  ]),
  [
    'an expiry of true',
    { transaction_details: details, expiry: { unit: 'minutes', duration: true } },
    ['expiry.duration is invalid'],
  ],
  [
    'an amount of nothing',
    { transaction_details: { ...details, gross_amount: 0 } },
    ['transaction_details.gross_amount must be greater than or equal to 0.01'],
  ],
  [
    'an amount with cents',
    { transaction_details: { ...details, gross_amount: 1.5 } },
    ['transaction_details.gross_amount must be an integer'],
  ],
  [
    'a long order id',
    { transaction_details: { ...details, order_id: 'x'.repeat(51) } },
    ['transaction_details.order_id is too long (maximum is 50 characters)'],
  ],
  [
    'an order id that cuts an address short',
    { transaction_details: { ...details, order_id: 'ORD#1' } },
    ['transaction_details.order_id is invalid'],
  ],
  [
    'items that do not add up',
    { transaction_details: details, item_details: [{ name: 'Kaos', price: 145_000, quantity: 1 }] },
    ['transaction_details.gross_amount is not equal to the sum of item_details'],
  ],
  ...[undefined, null, '', {}].map((name): [string, object, string[]] => [
    `an item whose name is ${JSON.stringify(name)}`,
    { transaction_details: details, item_details: [{ name, price: 150_000, quantity: 1 }] },
    ['item_details.0.name is invalid'],
  ]),
  [
    'an unknown unit',
    { transaction_details: details, expiry: { unit: 'weeks', duration: 1 } },
    ['expiry.unit is invalid'],
  ],
  [
    'a start without a zone',
    { transaction_details: details, expiry: { start_time: '2026-11-24 18:11:08', unit: 'day', duration: 1 } },
    ['expiry.start_time format is invalid'],
  ],
  [
    'a page of eight days',
    { transaction_details: details, page_expiry: { unit: 'days', duration: 8 } },
    ['page_expiry.duration must not be longer than 7 days'],
  ],
  [
    'a finish address that is a script',
    { transaction_details: details, callbacks: { finish: 'javascript:alert(1)' } },
    ['callbacks.finish is not a valid URL'],
  ],
])('%s is refused word for word', (_what, request, messages) => {
  expect(refusal(request)).toEqual(messages)
})

test('a discount is an item below zero, and items that add up are taken', () => {
  const request = parseSnapRequest(
    JSON.stringify({
      transaction_details: details,
      item_details: [
        { id: 'SKU1', name: 'Kaos', price: 145_000, quantity: 1 },
        { id: 'ONGKIR', name: 'Ongkir', price: 7_000, quantity: 1 },
        { id: 'DISC', name: 'Voucher', price: -2_000, quantity: 1 },
      ],
      custom_field1: 'rani',
    }),
  )

  expect(request.items).toHaveLength(3)
  expect(request.customFields).toEqual({ custom_field1: 'rani' })
})
