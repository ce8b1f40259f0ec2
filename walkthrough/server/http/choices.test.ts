import { expect, test } from 'vitest'
import { setEnvironment } from '../testing/set-environment'
import { answerOf } from './testing/answer-of'

setEnvironment({ demo: true })

const CHOICES = { language: answerOf('POST /language'), view: answerOf('POST /view') }

const FORM = 'application/x-www-form-urlencoded'

const choose = (what: keyof typeof CHOICES, body: BodyInit, type = FORM) =>
  CHOICES[what](
    new Request('http://jembatan.localhost:3003', { method: 'POST', body, headers: { 'content-type': type } }),
  )

test.each([
  ['language', 'en'],
  ['view', 'auditor'],
] as const)('a chosen %s is kept, and leads back to the page', async (what, chosen) => {
  const response = await choose(what, new URLSearchParams({ [what]: chosen, back: '/chapters' }))

  expect([response.status, response.headers.get('location')]).toEqual([303, '/chapters'])
  expect(response.headers.get('set-cookie')).toMatch(
    new RegExp(`^${what}=${chosen}; Path=/; .*HttpOnly; SameSite=lax`, 'i'),
  )
})

test.each(['//evil.example', '/\t/evil.example', '/\\evil.example', '/\0'])(
  'a choice leads to no other site: %j',
  async (back) => {
    const response = await choose('view', new URLSearchParams({ view: 'executive', back }))

    expect(response.headers.get('location')).toBe('/')
  },
)

test.each([
  ['a body of many megabytes', 'x'.repeat(5_000_000), FORM],
  ['a multipart form that breaks off', '--b\r\ncontent-dis', 'multipart/form-data; boundary=b'],
  ['no choice of ours', 'language=xx&view=xx', FORM],
])('%s is refused with a code, and nothing is kept', async (_, body, type) => {
  for (const what of ['language', 'view'] as const) {
    const response = await choose(what, body, type)

    expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null])
    expect(await response.json()).toMatchObject({ error: 'form_malformed' })
  }
})
