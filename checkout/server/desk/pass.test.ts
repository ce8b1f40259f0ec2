import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { isPassValid, issuePass, PASS_SECONDS } from './pass'

const key = 'a'.repeat(64)
const now = new Date('2026-11-25T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('a pass holds for a working day and no longer', async () => {
  const pass = await issuePass(key, now)

  expect(await isPassValid(key, { pass, now: later(PASS_SECONDS - 1) })).toBe(true)
  expect(await isPassValid(key, { pass, now: later(PASS_SECONDS + 1) })).toBe(false)
})

test('a new key ends every pass', async () => {
  const pass = await issuePass(key, now)

  expect(await isPassValid('b'.repeat(64), { pass, now })).toBe(false)
})

test('nothing is no pass, and neither is one that is signed with the key itself or with nothing', async () => {
  const claims = { aud: 'desk', iat: now.getTime() / 1000, exp: now.getTime() / 1000 + 60 }
  const byTheKey = await new SignJWT(claims).setProtectedHeader({ alg: 'HS256' }).sign(new TextEncoder().encode(key))
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`

  for (const pass of [null, '', 'x.y.z', byTheKey, unsigned]) expect(await isPassValid(key, { pass, now })).toBe(false)
})
