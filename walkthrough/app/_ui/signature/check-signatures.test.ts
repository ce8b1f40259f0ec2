import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { checkToken } from './check-token'
import { signNotification } from './sign-notification'

/** A token of the published vectors, and its issuer's public keys. */
async function readVector() {
  const [accepted, issuers] = await Promise.all(
    ['accepted', 'issuers'].map(async (name) => {
      const file = new URL(`../../../../packages/contract/vectors/${name}.json`, import.meta.url)
      return JSON.parse(await readFile(file, 'utf8'))
    }),
  )

  return { token: accepted.cases[0].token, keys: issuers['http://social.conformance.localhost'].keys.keys }
}

test('a token is valid as it was signed, alone or in its link', async () => {
  const { token, keys } = await readVector()

  for (const text of [token, ` http://pasar/h?t=${token}\n`])
    expect(await checkToken(text, keys)).toMatchObject({ is: 'valid', claims: { sku: 'AYU-SERUM' } })
})

test('a token with one changed letter is invalid', async () => {
  const { token, keys } = await readVector()
  const [header, payload = '', signature] = token.split('.')
  const changed = Buffer.from(payload, 'base64url').toString().replace('"qty":1', '"qty":2')

  const verdict = await checkToken([header, Buffer.from(changed).toString('base64url'), signature].join('.'), keys)

  expect(verdict).toMatchObject({ is: 'invalid', claims: { qty: 2 } })
})

test.each([
  ['an unknown key', (token: string) => token, 'unknown_key'],
  ['another algorithm', (token: string) => token.replace(/^[^.]+/, toHeader({ alg: 'none' })), 'malformed'],
  ['no token', () => 'hello', 'malformed'],
])('%s is named', async (_, change, is) => {
  const { token } = await readVector()

  expect(await checkToken(change(token), [])).toEqual({ is })
})

const toHeader = (header: object) => Buffer.from(JSON.stringify(header)).toString('base64url')

test('a notification is signed as the gateway documents it, and not without all its values', async () => {
  const body = { order_id: 'PSR-1-1', status_code: '200', gross_amount: '129000.00', payment_type: 'qris' }

  expect(await signNotification(body, 'SB-key')).toBe(
    createHash('sha512').update('PSR-1-1200129000.00SB-key').digest('hex'),
  )
  expect(await signNotification({ ...body, status_code: undefined }, 'SB-key')).toBeNull()
})
