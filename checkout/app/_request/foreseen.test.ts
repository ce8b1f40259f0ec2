import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import { foreseen } from './foreseen'

const failed = (code: string) =>
  new TRPCError({ code: 'CONFLICT', cause: new DomainError('conflict', code, 'it cannot be done', { number: 2 }) })

test('a failure that has words is given to the page, with what they name', () => {
  expect(foreseen(['order_not_ready', 'photo_too_large'])(failed('photo_too_large'))).toEqual({
    code: 'photo_too_large',
    details: { number: 2 },
  })
})

test.each([
  ['that has no words', failed('session_missing')],
  ['that nobody foresaw', new Error('no connection')],
])('a failure %s is never taken for an outcome', (_, error) => {
  expect(() => foreseen(['order_not_ready'])(error)).toThrow(error)
})
