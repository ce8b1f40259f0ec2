import { expect, test } from 'vitest'
import { formField } from './form-field'

test('a field is read as it can be stored, whatever was pasted along', () => {
  const form = new FormData()
  form.set('number', '4811 1111\u000b1111 1114\u0000')

  expect(formField(form, 'number')).toBe('4811 1111 1111 1114')
})

test.each<[string, unknown]>([
  ['a field that is missing', new FormData()],
  ['no form', '[]'],
])('%s is empty', (_, form) => {
  expect(formField(form, 'number')).toBe('')
})
