import { expect, test } from 'vitest'
import { chooseLanguage } from './choose-language'

const FORM = { 'content-type': 'application/x-www-form-urlencoded' }

const choose = (body: string, headers: Record<string, string> = FORM) =>
  chooseLanguage(new Request('http://kasir.test/language', { method: 'POST', body, headers }))

test('the language is kept, and the person is back where they were', async () => {
  const answer = await choose('language=en&back=/console')

  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/console')
  expect(answer.headers.get('set-cookie')).toMatch(/^language=en; Path=\/; .*HttpOnly; SameSite=lax/i)
})

test.each(['/%09/evil.example', '/%0D%0A/evil.example', '/a%00', '//evil.example', '/%5Cevil.example'])(
  'back to %s is back to the beginning',
  async (back) => {
    const answer = await choose(`language=en&back=${back}`)

    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/'])
  },
)

test.each([
  ['no language of ours', 'language=fr', FORM, 400, 'body_invalid'],
  ['JSON', '{}', { 'content-type': 'application/json' }, 415, 'content_type_unsupported'],
  ['a long form', `language=en&back=/${'a'.repeat(5000)}`, FORM, 413, 'body_too_large'],
])('%s is refused with a code and the request’s id', async (_what, body, headers, status, error) => {
  const answer = await choose(body, headers)

  expect([answer.status, await answer.json()]).toEqual([status, { error, requestId: expect.stringMatching(/-/) }])
})
