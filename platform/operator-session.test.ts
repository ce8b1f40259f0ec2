import { SignJWT } from 'jose'
import { expect, test } from 'vitest'
import { isOperatorSessionValid, issueOperatorSession, OPERATOR_SESSION_SECONDS } from './operator-session'

const office = 'back-office'
const own = { key: 'a'.repeat(64), office }
const now = new Date('2026-11-25T03:00:00Z')
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('an operator session is valid for a working day and no longer', async () => {
  const session = await issueOperatorSession(own, now)

  expect(await isOperatorSessionValid(own, { session, now: later(OPERATOR_SESSION_SECONDS - 1) })).toBe(true)
  expect(await isOperatorSessionValid(own, { session, now: later(OPERATOR_SESSION_SECONDS + 1) })).toBe(false)
})

test('a new key ends every operator session, and one office opens no other', async () => {
  const session = await issueOperatorSession(own, now)

  expect(await isOperatorSessionValid({ key: 'b'.repeat(64), office }, { session, now })).toBe(false)
  expect(await isOperatorSessionValid({ ...own, office: 'desk' }, { session, now })).toBe(false)
})

test('a session that is missing, malformed, unsigned or signed with the key itself is refused', async () => {
  const claims = { aud: 'back-office', iat: now.getTime() / 1000, exp: now.getTime() / 1000 + 60 }
  const byTheKey = await new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256' })
    .sign(new TextEncoder().encode(own.key))
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const unsigned = `${part({ alg: 'none' })}.${part(claims)}.`

  for (const session of [null, '', 'x.y.z', byTheKey, unsigned])
    expect(await isOperatorSessionValid(own, { session, now })).toBe(false)
})
