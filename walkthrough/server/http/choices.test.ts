import { expect, test } from 'vitest'
import { setEnvironment } from '../testing/set-environment'
import { answerOf } from './testing/answer-of'

setEnvironment({ demo: true })

const CHOICES = { language: answerOf('POST /language'), view: answerOf('POST /view') }

const choose = (what: keyof typeof CHOICES, fields: Record<string, string>) =>
  CHOICES[what](
    new Request(`http://jembatan.localhost:3003/${what}`, { method: 'POST', body: new URLSearchParams(fields) }),
  )

test.each([
  ['language', 'en'],
  ['view', 'auditor'],
] as const)('a chosen %s is kept, and leads back to the page', async (what, chosen) => {
  const response = await choose(what, { [what]: chosen, back: '/chapters' })

  expect([response.status, response.headers.get('location')]).toEqual([303, '/chapters'])
  expect(response.headers.get('set-cookie')).toMatch(
    new RegExp(`^${what}=${chosen}; Path=/; .*HttpOnly; SameSite=lax`, 'i'),
  )
})

test.each(['language', 'view'] as const)('an unknown %s is refused, and nothing is kept', async (what) => {
  const response = await choose(what, { [what]: 'invented' })

  expect([response.status, response.headers.get('set-cookie')]).toEqual([400, null])
})

test('a choice leads to no other site', async () => {
  const response = await choose('view', { view: 'executive', back: '//evil.example' })

  expect(response.headers.get('location')).toBe('/')
})
