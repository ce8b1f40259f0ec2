import { expect, test } from 'vitest'
import { readForm } from './claim-form'

type Sent = { body?: string; type?: string; site?: string; query?: string }

const FORM = 'application/x-www-form-urlencoded'

const send = ({ body = 't=token&proof=proof', type = FORM, site = 'same-origin', query = '' }: Sent = {}) =>
  new Request(`http://pasar.localhost/h/claim${query}`, {
    method: 'POST',
    body,
    headers: { 'content-type': type, 'sec-fetch-site': site },
  })

test.each([
  ['', undefined],
  ['&lang=en', 'en'],
  ['&lang=rani', undefined],
  ['&lang=en&lang=id', undefined],
])('the form of our own page is read, with %j as the language %s', async (named, language) => {
  expect(await readForm(send({ body: `t=token&proof=proof${named}` }))).toEqual({
    token: 'token',
    proof: 'proof',
    language,
  })
})

test.each<[string, Sent, string]>([
  ['JSON', { type: 'application/json' }, 'unsupported_media_type'],
  ['a multipart form', { type: 'multipart/form-data; boundary=x' }, 'unsupported_media_type'],
  ['a body larger than any of ours', { body: `t=${'x'.repeat(5000)}` }, 'payload_too_large'],
  ['a form without a token', { body: 'proof=proof' }, 'handoff_invalid'],
  ['a form with two tokens', { body: 't=one&t=two&proof=proof' }, 'handoff_invalid'],
  ['a form with a field of somebody else', { body: 't=one&proof=proof&next=/' }, 'handoff_invalid'],
  ['a token in the address', { query: '?t=one' }, 'handoff_invalid'],
  ['a post from another site', { site: 'cross-site' }, 'handoff_cross_site'],
  ['a post from a neighbour', { site: 'same-site' }, 'handoff_cross_site'],
  ['a post that nobody tapped on a page', { site: 'none' }, 'handoff_cross_site'],
])('%s is refused', async (_, sent, code) => {
  const { refusal } = await readForm(send(sent))

  expect(refusal?.code).toBe(code)
})
