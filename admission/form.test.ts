import { expect, test } from 'vitest'
import { checkForm, refuseForm } from './form'

type Fields = Record<string, string | Blob>

function post(fields: Fields, headers: Record<string, string> = {}) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)

  return new Request('http://pasar.test/orders/1', { method: 'POST', body: form, headers })
}

const raw = (body: string, headers: Record<string, string>) =>
  new Request('http://pasar.test/orders/1', { method: 'POST', body, headers })

const ACTION = { 'next-action': '40'.repeat(21) }
const MULTIPART = { 'content-type': 'multipart/form-data; boundary=x' }

test('a form as browsers send it is left as it is, and can still be read', async () => {
  const request = post({
    key: 'Kata\r\nkunci 🔑',
    '$ACTION_1:0': '{"id":"a","bound":"$@1"}',
    file: new Blob(['\u0000']),
  })

  expect(await checkForm(request)).toBeUndefined()
  expect((await request.formData()).get('key')).toBe('Kata\r\nkunci 🔑')
})

test.each(['["$K1"]', '[null,"$K2"]', '[{"fault":"$$5 too little"},"$K1"]', '["$undefined","$K1"]'])(
  'what React sends for an action that takes a form is left as it is: %s',
  async (call) => {
    expect(await checkForm(post({ _1_key: 'a', '0': call }, ACTION))).toBeUndefined()
  },
)

test('an action that takes nothing is asked for with nothing', async () => {
  expect(await checkForm(raw('[]', { ...ACTION, 'content-type': 'text/plain;charset=UTF-8' }))).toBeUndefined()
})

test('a form of a route, which reads it itself, is not looked at', async () => {
  expect(await checkForm(raw('%', { 'content-type': 'application/x-www-form-urlencoded' }))).toBeUndefined()
})

test.each<[string, Request, string]>([
  ['no form', raw('garbage', MULTIPART), 'form_malformed'],
  [
    'a form that ends too early',
    raw('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\nb', MULTIPART),
    'form_malformed',
  ],
  ['a form without a boundary', raw('a', { 'content-type': 'multipart/form-data' }), 'form_malformed'],
  ['a form that names no action', post({ code: 'a' }), 'form_malformed'],
  ['a NUL in a name', post({ $ACTION_ID_a: '', 'a\u0000': 'b' }), 'text_unreadable'],
  ['an action that is no JSON', post({ '$ACTION_1:0': '{' }), 'form_malformed'],
  ['an action with another reference', post({ '$ACTION_1:0': '{"id":"a","bound":"$F9"}' }), 'form_malformed'],
  ['an action by no name of any', post({ '0': '["$K1"]' }, { 'next-action': 'NaN' }), 'form_malformed'],
  ['arguments as text', raw('["a"]', { ...ACTION, 'content-type': 'text/plain;charset=UTF-8' }), 'form_malformed'],
  ['no arguments', post({ a: 'b' }, ACTION), 'form_malformed'],
  ['arguments that are no JSON', post({ '0': '[' }, ACTION), 'form_malformed'],
  ['arguments without a form', post({ '0': '[{}]' }, ACTION), 'form_malformed'],
  ['a reference to nothing', post({ '0': '["$F99","$K1"]' }, ACTION), 'form_malformed'],
  ['a reference deep inside', post({ '0': '[{"a":["$Z"]},"$K1"]' }, ACTION), 'form_malformed'],
  ['too many arguments', post({ '0': '[1,2,"$K1"]' }, ACTION), 'form_malformed'],
])('%s is refused', async (_, request, code) => {
  expect(await checkForm(request)).toBe(code)
})

test('text that an action makes readable passes', async () => {
  expect(await checkForm(post({ $ACTION_ID_a: '', body: 'a\u000bb\u0000' }))).toBeUndefined()
})

test('a person reads it in both languages, with the code and the request’s id', async () => {
  const answer = refuseForm('form_malformed', 'the-id', ['pengaduan@pasar.example'])

  expect(answer.status).toBe(400)
  expect(await answer.text()).toMatch(
    /Permintaan ditolak[\s\S]*Nothing was changed[\s\S]*form_malformed · the-id[\s\S]*pengaduan@pasar\.example/,
  )
})
