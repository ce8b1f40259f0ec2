import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import { readComplaint } from './complaint-state'

const typed = { topic: 'delivery', body: 'Kotaknya basah dan terbuka.' }

const formOf = (fields: Record<string, string>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)

  return form
}

const refuse = (code: string) => () =>
  Promise.reject(new TRPCError({ code: 'NOT_FOUND', cause: new DomainError('not_found', code, 'it is not there') }))

test.each(['order_missing', 'session_missing'])(
  'where the browser has the order no more, %s, what was typed stays',
  async (code) => {
    const { filed, state } = await readComplaint(formOf({ ...typed, orderId: 'PSR-23456789ABCD' }), refuse(code))

    expect({ filed, state }).toEqual({ filed: null, state: { typed, mistakes: {}, orderGone: true, ticket: null } })
  },
)

test('a failure that nobody foresaw is not taken for a lost order', async () => {
  await expect(readComplaint(formOf(typed), refuse('ticket_missing'))).rejects.toMatchObject({
    cause: { code: 'ticket_missing' },
  })
})
