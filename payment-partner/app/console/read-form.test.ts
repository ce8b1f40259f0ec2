import { expect, test } from 'vitest'
import { z } from 'zod'
import { readForm } from './read-form'

const schema = z.object({ transaction: z.uuid() })

const form = (fields: Record<string, string | Blob>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)

  return made
}

test('a form of ours is read', () => {
  const transaction = crypto.randomUUID()

  expect(readForm(schema, form({ transaction }))).toEqual({ transaction })
})

test.each<Record<string, string | Blob>>([{}, { transaction: 'a\u0000' }, { transaction: new Blob(['x']) }])(
  'a form that was tampered with leads back, and is no failure',
  (fields) => {
    expect(() => readForm(schema, form(fields))).toThrow(
      expect.objectContaining({ digest: expect.stringMatching(/^NEXT_REDIRECT;.*\/console;/) }),
    )
  },
)
