import { expect, test } from 'vitest'
import { choices } from './choices'

function post(path: string, body: BodyInit, headers: Record<string, string> = {}) {
  const type = { 'content-type': 'application/x-www-form-urlencoded' }
  const request = new Request(`http://ramai.localhost:3000${path}`, {
    method: 'POST',
    body,
    headers: { ...type, ...headers },
  })

  return choices.find((endpoint) => endpoint.path === path)?.answer(request, {}) as Promise<Response>
}

test('a person who chooses a language is shown the same page in it', async () => {
  const response = await post('/language', 'language=en&to=/leaving/pasar/101')

  expect([response.status, response.headers.get('location')]).toEqual([303, '/leaving/pasar/101'])
  expect(response.headers.get('set-cookie')).toContain('language=en')
})

test.each(['//evil.example', '/\t/evil.example', '/\\evil.example', '/\n/evil.example', 'https://evil.example', '/\0'])(
  'the choice of a language leads to no other site: %j',
  async (to) => {
    const response = await post('/language', new URLSearchParams({ language: 'en', to }))

    expect([response.status, response.headers.get('location')]).toEqual([303, '/'])
  },
)

test('an ad that was closed without scripts is offered to be shown again, and then is', async () => {
  const closed = await post('/ads/close', 'post=rani-ayu-serum')
  const reopened = await post('/ads/reopen', 'post=rani-ayu-serum', { cookie: 'closed_ads=rani-ayu-serum.other' })

  expect(closed.headers.get('location')).toBe('/?post=rani-ayu-serum&closed=rani-ayu-serum')
  expect(closed.headers.get('set-cookie')).toContain('closed_ads=rani-ayu-serum;')
  expect(reopened.headers.get('location')).toBe('/?post=rani-ayu-serum')
  expect(reopened.headers.get('set-cookie')).toContain('closed_ads=other;')
})

test.each([
  ['a body of many megabytes', 'x'.repeat(5_000_000), {}],
  ['a multipart form that breaks off', '--b\r\ncontent-dis', { 'content-type': 'multipart/form-data; boundary=b' }],
  ['another value', 'language=xx&link=xx&post=<b>', {}],
  ['nothing', '', {}],
])('%s is refused with a code and the request id', async (_, body, headers) => {
  for (const { path } of choices) {
    const response = await post(path, body, { ...headers, 'x-request-id': 'req-1' })

    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'form_malformed', requestId: 'req-1' })
    expect(response.headers.get('set-cookie')).toBeNull()
  }
})

test('a page of another site cannot choose the link', async () => {
  const ours = await post('/link', 'link=plain', { 'sec-fetch-site': 'same-origin' })
  const theirs = await post('/link', 'link=plain', { 'sec-fetch-site': 'cross-site' })

  expect(ours.headers.get('set-cookie')).toContain('link=plain')
  expect(theirs.headers.get('set-cookie')).toBeNull()
})
