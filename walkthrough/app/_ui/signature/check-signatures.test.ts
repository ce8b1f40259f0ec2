import { createHash, generateKeyPairSync, sign } from 'node:crypto'
import { expect, test } from 'vitest'
import { checkToken } from './check-token'
import { signNotification } from './sign-notification'

const { privateKey, publicKey } = generateKeyPairSync('ed25519')
const key = { kid: 'one', crv: 'Ed25519' as const, x: publicKey.export({ format: 'jwk' }).x ?? '' }

function tokenOf(claims: object, header: object = { alg: 'EdDSA', kid: 'one' }) {
  const signed = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')

  return `${signed}.${sign(null, Buffer.from(signed), privateKey).toString('base64url')}`
}

test('a token is valid as it was signed, alone or in its link', async () => {
  const token = tokenOf({ sku: 'AYU-SERUM' })

  for (const text of [token, ` http://pasar/h?t=${token}\n`])
    expect(await checkToken(text, [key])).toMatchObject({ is: 'valid', keyId: 'one', claims: { sku: 'AYU-SERUM' } })
})

test('a token with one changed letter is invalid', async () => {
  const [header = '', , signature = ''] = tokenOf({ qty: 1 }).split('.')
  const [, changed = ''] = tokenOf({ qty: 2 }).split('.')

  expect(await checkToken(`${header}.${changed}.${signature}`, [key])).toMatchObject({ is: 'invalid' })
})

test.each([
  ['an unknown key', tokenOf({}, { alg: 'EdDSA', kid: 'two' }), 'unknown_key'],
  ['another algorithm', tokenOf({}, { alg: 'none', kid: 'one' }), 'malformed'],
  ['no token', 'hello', 'malformed'],
])('%s is named', async (_, text, is) => {
  expect(await checkToken(text, [key])).toEqual({ is })
})

test('a notification is signed as the gateway documents it, and not without all its values', async () => {
  const body = { order_id: 'PSR-1-1', status_code: '200', gross_amount: '129000.00', payment_type: 'qris' }

  expect(await signNotification(body, 'SB-key')).toBe(
    createHash('sha512').update('PSR-1-1200129000.00SB-key').digest('hex'),
  )
  expect(await signNotification({ ...body, status_code: undefined }, 'SB-key')).toBeNull()
})
