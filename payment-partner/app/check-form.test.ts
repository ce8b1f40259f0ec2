import { expect, test } from 'vitest'
import { checkForm, describeFault } from './check-form'

const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  new Request('http://kasir.test/console', { method: 'POST', body, headers })

function form(fields: Record<string, string | Blob>) {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.set(name, value)

  return send(made)
}

const TEXT = { 'content-type': 'text/plain;charset=UTF-8' }

test('a form as browsers send it is left as it is, and can still be read', async () => {
  const request = form({ key: 'Kata\r\nkunci 🔑', '$ACTION_1:0': '{"id":"a","bound":null}', file: new Blob(['x']) })

  expect(await checkForm(request)).toBeUndefined()
  expect((await request.formData()).get('key')).toBe('Kata\r\nkunci 🔑')
})

test('what a script sends for an action is left as it is', async () => {
  expect(await checkForm(send('["$K1",{"a":"b"}]', TEXT))).toBeUndefined()
})

test.each([
  ['no form', send('garbage', { 'content-type': 'multipart/form-data; boundary=x' }), 400, 'form_malformed'],
  ['a form without a boundary', send('garbage', { 'content-type': 'multipart/form-data' }), 400, 'form_malformed'],
  ['a NUL', form({ code: 'a\u0000' }), 400, 'text_unreadable'],
  ['a NUL in a name', form({ 'a\u0000': 'b' }), 400, 'text_unreadable'],
  ['an action that is no JSON', form({ '$ACTION_1:0': '{' }), 400, 'form_malformed'],
  ['no arguments of an action', send('x', TEXT), 400, 'form_malformed'],
  ['a NUL in an argument', send('["a\\u0000"]', TEXT), 400, 'text_unreadable'],
  ['more than any form holds', form({ a: 'a'.repeat(70_000) }), 413, 'body_too_large'],
])('%s is refused', async (_what, request, status, code) => {
  expect(await checkForm(request)).toEqual({ status, code })
})

test('a person reads it in both languages, with the code and the request’s id', async () => {
  const answer = describeFault({ status: 400, code: 'form_malformed' }, 'the-id')

  expect(await answer.text()).toMatch(/Formulir ini[\s\S]*This form[\s\S]*form_malformed[\s\S]*the-id/)
})
