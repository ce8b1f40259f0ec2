import { DomainError } from '@jembatan/platform/errors'
import { TRPCError } from '@trpc/server'
import { expect, test } from 'vitest'
import en from '@/messages/en/checkout.json'
import id from '@/messages/id/checkout.json'
import { parseAddress } from '@/server/delivery/parse-address'
import { readMistakes } from './address-mistakes'
import { NO_ADDRESS } from './address-state'

const refused = (code: string, details: Record<string, string>) =>
  new TRPCError({ code: 'BAD_REQUEST', cause: new DomainError('malformed', code, 'refused', details) })

type Field = Exclude<keyof typeof id.address.errors, 'form'>

test.each(Object.keys(id.address.errors).filter((field): field is Field => field !== 'form'))(
  'characters that cannot be read are a mistake of %s, with words in both languages',
  (field) => {
    const mistakes = readMistakes(refused('text_unreadable', { field: `address.${field}` }))

    expect(mistakes).toEqual({ [field === 'areaId' ? 'areaText' : field]: `${field}.unreadable` })
    expect([id, en].map(({ address }) => address.errors[field].unreadable)).toEqual([
      expect.stringContaining('karakter'),
      expect.stringContaining('characters'),
    ])
  },
)

test.each(['', '1', '0812', 'kata', '12345', '0'.repeat(30), 'a'.repeat(400)])(
  'whatever is wrong with %j in any field has words at that field',
  (text) => {
    const typed = Object.fromEntries(Object.keys(NO_ADDRESS).map((field) => [field, text]))

    const mistakes = mistakesIn({ ...NO_ADDRESS, ...typed })

    for (const [field, mistake] of Object.entries(mistakes))
      expect(Object.keys(id.address.errors[field as Field])).toContain(mistake)
  },
)

/** Returns the shop's error codes by field. */
function mistakesIn(typed: typeof NO_ADDRESS) {
  try {
    parseAddress(typed)
  } catch (error) {
    if (error instanceof DomainError) return error.details
    throw error
  }
  return {}
}

test('each mistake is shown at its own field', () => {
  const details = { phone: 'not_a_phone', areaId: 'missing' }

  expect(readMistakes(refused('address_invalid', details))).toEqual({
    phone: 'phone.not_a_phone',
    areaText: 'areaId.missing',
  })
})

test.each(['too_many_tries', 'session_missing', 'address_missing', 'addresses_full'] as const)(
  'a save that fails for %s shows its reason at the form',
  (code) => {
    expect(readMistakes(refused(code, {}))).toEqual({ '': `form.${code}` })
    expect([id, en].map(({ address }) => address.errors.form[code])).not.toContain(undefined)
  },
)

test.each(['basket_ordered', 'order_not_correctable'])('%s is no mistake: the page that follows shows it', (code) => {
  expect(readMistakes(refused(code, {}))).toBeNull()
})

test('a basket that is no basket is not found', () => {
  expect(() => readMistakes(refused('input_malformed', { field: 'basketId' }))).toThrow('404')
})
