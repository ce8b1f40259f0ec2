import { expect, test } from 'vitest'
import { z } from 'zod'
import { formOrNotFound, readFields } from './read-fields'

const fields = z.object({ sku: z.string(), quantity: z.coerce.number() })

const formOf = (values: Record<string, string | Blob>) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(values)) form.set(name, value)

  return form
}

test('the fields of our own form are read', () => {
  expect(readFields(fields, formOf({ sku: 'AYU-SERUM', quantity: '2' }))).toEqual({ sku: 'AYU-SERUM', quantity: 2 })
})

test('what was pasted from elsewhere is made readable where no script did it', () => {
  expect(formOrNotFound(formOf({ body: 'Kotaknya basah\u000bdan terbuka.' })).get('body')).toBe(
    'Kotaknya basah dan terbuka.',
  )
})

test.each<[string, unknown]>([
  ['a field is missing', formOf({ sku: 'AYU-SERUM' })],
  ['a file stands for a text', formOf({ sku: new Blob(['x']), quantity: '2' })],
  ['text stands for the form', 'sku=AYU-SERUM'],
  ['nothing was sent', undefined],
])('%s: not found, and no failure', (_, form) => {
  expect(() => readFields(fields, form as FormData)).toThrow('NEXT_HTTP_ERROR_FALLBACK;404')
})
