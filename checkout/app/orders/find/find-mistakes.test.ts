import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import en from '@/messages/en/order.json'
import id from '@/messages/id/order.json'
import { readMistakes } from './find-mistakes'

const typed = { orderId: 'PSR-23456789ABCD', contact: '0812 3456 7890' }
const refused = (code: string, details: Record<string, string> = {}) =>
  new TRPCError({ code: 'BAD_REQUEST', cause: new DomainError('malformed', code, 'refused', details) })

test.each(['orderId', 'contact'] as const)('characters that cannot be read are a mistake of %s', (field) => {
  const mistakes = readMistakes(refused('text_unreadable', { field }), typed)

  expect(mistakes).toEqual({ [field]: `${field}_unreadable` })
  for (const { find } of [id, en]) expect(find.errors[`${field}_unreadable`]).toBeTruthy()
})

test('a number of another form is said together with a missing contact', () => {
  expect(readMistakes(refused('input_malformed', { field: 'orderId' }), { orderId: 'x', contact: '' })).toEqual({
    orderId: 'orderId',
    contact: 'contact',
  })
})

test('a miss is said at the number, and never which of the two was wrong', () => {
  expect(readMistakes(refused('order_not_found'), typed)).toEqual({ orderId: 'order_not_found' })
})
