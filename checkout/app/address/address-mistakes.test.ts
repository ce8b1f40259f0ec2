import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import en from '@/messages/en/checkout.json'
import id from '@/messages/id/checkout.json'
import { readMistakes } from './address-mistakes'

const refused = (code: string, details: Record<string, string>) =>
  new TRPCError({ code: 'BAD_REQUEST', cause: new DomainError('malformed', code, 'refused', details) })

test.each(Object.keys(id.address.errors) as (keyof typeof id.address.errors)[])(
  'characters that cannot be read are a mistake of %s, with words in both languages',
  (field) => {
    const mistakes = readMistakes(refused('text_unreadable', { field: `address.${field}` }))

    expect(mistakes).toEqual({ [field]: 'unreadable' })
    expect([id, en].map(({ address }) => address.errors[field].unreadable)).toEqual([
      expect.stringContaining('karakter'),
      expect.stringContaining('characters'),
    ])
  },
)

test('what is wrong with each field is said at that field', () => {
  const details = { phone: 'not_a_phone', street: 'missing' }

  expect(readMistakes(refused('address_invalid', details))).toEqual(details)
})

test('a basket that is no basket is not found', () => {
  expect(() => readMistakes(refused('input_malformed', { field: 'basketId' }))).toThrow('404')
})
