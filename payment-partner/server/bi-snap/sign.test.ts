import { createPrivateKey, createPublicKey, generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { SnapBi } from 'midtrans-client'
import { expect, test } from 'vitest'
import {
  isCallSigned,
  isSignedByKey,
  minify,
  notificationText,
  signCall,
  signWithKey,
  signWithSecret,
  tokenText,
} from './sign'

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
const publicKeys = publicKey.export({ type: 'spki', format: 'pem' }).toString()
const privatePem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const clientSecret = 'SB-BiSnap-secret-test'
const called = {
  path: '/v1.0/qr/qr-mpm-generate',
  accessToken: 'gp9HjjEj813Y9JGoqwOeOPWbnt4CUpvIJbU1mMU4a11MNDZ7Sg5u9a',
  body: '{"partnerReferenceNo":"PSR-1-1","amount":{"value":"150000.00","currency":"IDR"}}',
  timestamp: '2026-11-24T18:11:08+07:00',
}

/**
 * The public half of the key in Midtrans' documents (`signature-generation`), with their examples.
 */
const PUBLISHED_KEY = `-----BEGIN PUBLIC KEY-----
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAlWbtlh3eM+bW3n5AFj42
wddC4L7tQqbLiCFbTv8K67yng9iwK5mEn+UMXiRhvB2JVWFafCPPxFamsiVG3Mjn
eGjC0BYgmpmw4qXnAnyO3nCdCuPtmZ3ljhKvSTPdWZxrcLi1Xa9V/+Pzb8hrjb5i
wMn6SZFNeMmZYgFKiSeueo6TPln2PoTqXCzs1HtsM8eUVe8GAsjJe/3dYl992nyX
OpG21GgNu8o5T3WOptPg6GdDTWkTWUu483yRbVVy04Pz4L8DDZTDv+WcsAViDn1r
A/jB1Auj/UGKx2ovGcBH/a/hor5TbABbODU6cPTHT54K3sSZtvZNV4eFDB1f/4wd
fwIDAQAB
-----END PUBLIC KEY-----`

test('the published signature of a token request verifies', () => {
  const text = tokenText({ clientId: 'G1234325-SNAP', timestamp: '2023-07-31T07:10:00+07:00' })
  const signature =
    'iv5YorKVVFOFS59l0HChDvPe+HeoE/jY5CfVgCg5i16nj5/DVnKg49ilkv8PyeU7y38apHhgO+cUrvkfUs5BhDD69yLn7xp8hzN9RcR0UDy5+nCrQ3GGCVSzZJvlEXN+TB0j4Q6pMsjrq4+YRoyDa4mTlsjJTU9aGjLRFBYgY4MyMQ5x11JyLnoFwbS8TJ5e/q4mUozrp49VyHe7OQSFnJNwvMSFrDyAIxoOK0IZQIlY29PaDIFcWoR+RJAY42H2FryjJcPpNfeercbkj9jsBLV3wmEKiNoN6lgFFLk5QicDnAAQzL45s92EYeCqDNuTTJOydaJbUqEo1d/ZPVNBtQ=='

  expect(isSignedByKey(text, { publicKeys: PUBLISHED_KEY, signature })).toBe(true)
})

test('the published call has the published signature', () => {
  const text =
    'POST:/v1.0/debit/payment-host-to-host:gp9HjjEj813Y9JGoqwOeOPWbnt4CupvIJbU1Mmu4a11MNDZ7Sg5u9a:56fa5f4999ad8014de49d7898c1d1d53472569db8999de3c1b752a0dd181e98c:2020-01-01T00:00:00+07:00'

  expect(signWithSecret(text, 'fdppqbF5wq7vVegyvsV1CROMv646nJ7A')).toBe(
    'FSlidRHe4ow9qppNifGVQNcdv67lBjgCiP0BHylh+IKXo4fs2rHaGsFNUY0N8t0rPlZs4iAHAOCDklnCccwuJw==',
  )
})

/** As published, spaces included: the signature is of its minified form. */
const PUBLISHED_NOTIFICATION = `{
    "createdTime": "2020-01-01T00:00:00+07:00",
    "latestTransactionStatus": "00",
    "originalReferenceNo": "gopayOrderId",
    "finishedTime": "2020-01-02T00:00:00+07:00",
    "originalPartnerReferenceNo": "merchant-order-id",
    "transactionStatusDesc": "desc",
    "originalExternalId": "merchant-order-id",
    "additionalInfo": {
        "payOptionDetails": [{
            "payMethod": "GOPAY",
            "payOption": "GOPAY_WALLET"
        }],
        "fraudStatus": "accept",
        "refundHistory": [{
            "refundNo": "96194816941239812",
            "partnerReferenceNo": "239850918204981205970",
            "refundAmount": {
                "value": "12345678.00",
                "currency": "IDR"
            },
            "refundStatus": "00",
            "refundDate": "2020-12-23T07:44:16+07:00",
            "reason": "Customer Complain"
        }],
        "validUpTo": "2021-01-01T00:00:00+07:00"
    }
}`

test('the published signature of a notification verifies', () => {
  const timestamp = '2024-03-05T10:37:16.196Z'
  const text = notificationText({ path: '/v1.0/debit/notify', body: PUBLISHED_NOTIFICATION, timestamp })
  const signature =
    'eUGsomFLNsjWzehgGsa317MqcVOgscay/Hml8yNmOsFhmoBM7pso+UPDgSe34anXvecSQkf5NOr0fbr8k9qdyyoWiYX7DTq/Wnz8XC0cRCCbNZfyLIyF33HO9cnvxOcRQq9DuWlQtld+uEluuivVdN2TiaWLpUTmfB/H7noZnXWWDj6FYa4n5kSo4o3aTeFYAF9EmLp0Tcsl8CiHSQCrQnIbB8M2+puLwyJ1l2OocvZ5qgjf5f2DqlCbemsSMzYzjN+YMrb0kiDx0TiW5UTk+WZass43xIfb3vdrlX+U2JSk5YsJ8lFpp9F+7FId4cyncElNFEbt3zWuP4iDzXteCg=='

  expect(isSignedByKey(text, { publicKeys: PUBLISHED_KEY, signature })).toBe(true)
})

test('a call is signed as the official client signs it', () => {
  const theirs = SnapBi.getSymmetricSignatureHmacSh512(
    called.accessToken,
    JSON.parse(called.body),
    'post',
    called.path,
    clientSecret,
    called.timestamp,
  )

  expect(signCall(called, clientSecret)).toBe(theirs)
  expect(isCallSigned(called, { clientSecret, signature: theirs })).toBe(true)
})

test('a token request of the official client verifies, also during a rotation', () => {
  const requested = { clientId: 'client', timestamp: called.timestamp }
  const signature = SnapBi.getAsymmetricSignatureSha256WithRsa('client', called.timestamp, privatePem)
  const next = generateKeyPairSync('rsa', { modulusLength: 2048 }).publicKey.export({ type: 'spki', format: 'pem' })

  expect(isSignedByKey(tokenText(requested), { publicKeys, signature })).toBe(true)
  expect(isSignedByKey(tokenText(requested), { publicKeys: `${next}${publicKeys}`, signature })).toBe(true)
  expect(isSignedByKey(tokenText(requested), { publicKeys: String(next), signature })).toBe(false)
})

test.each([
  ['{ "a" : [ 1 , 2.50 ] ,\n"b": "x y" }', '{"a":[1,2.50],"b":"x y"}'],
  ['{"url":"https:\\/\\/pasar.id","name":"\\u00c9mi"}', '{"url":"https://pasar.id","name":"Émi"}'],
  ['{"a":"say \\"hi\\""}', '{"a":"say \\"hi\\""}'],
  ['', ''],
])('%s is minified to %s', (json, minified) => {
  expect(minify(json)).toBe(minified)
})

/** Changes one byte of a text, by index and difference. */
const flipped = (text: string) =>
  fc
    .tuple(fc.nat(text.length - 1), fc.integer({ min: 1, max: 94 }))
    .map(([at, by]) => {
      const code = ((text.charCodeAt(at) - 32 + by) % 95) + 32
      return text.slice(0, at) + String.fromCharCode(code) + text.slice(at + 1)
    })
    .filter((changed) => minify(changed) !== minify(text))

const PARTS = Object.keys(called).filter((name): name is keyof typeof called => name in called)

test.each(PARTS)('a call whose %s has one other byte is refused', (part) => {
  const signature = signCall(called, clientSecret)

  fc.assert(
    fc.property(
      flipped(called[part]),
      (changed) => !isCallSigned({ ...called, [part]: changed }, { clientSecret, signature }),
    ),
  )
})

test('a call whose signature or secret has one other byte is refused', () => {
  const signature = signCall(called, clientSecret)

  fc.assert(fc.property(flipped(signature), (changed) => !isCallSigned(called, { clientSecret, signature: changed })))
  fc.assert(
    fc.property(flipped(clientSecret), (changed) => !isCallSigned(called, { clientSecret: changed, signature })),
  )
})

test('any body that the client sends verifies, however it is spaced', () => {
  const body = fc.jsonValue().filter((value) => typeof value === 'object' && value !== null)

  fc.assert(
    fc.property(body, (value) => {
      const signature = signCall({ ...called, body: JSON.stringify(value) }, clientSecret)

      return isCallSigned({ ...called, body: JSON.stringify(value, null, 2) }, { clientSecret, signature })
    }),
  )
})

const notified = { path: '/api/payment/bi-snap/v1.0/va/notify', body: called.body, timestamp: called.timestamp }

test('a notification verifies with the public key, and with one other byte it does not', () => {
  const signature = signWithKey(notificationText(notified), createPrivateKey(privatePem))
  const isSigned = (text: string, candidate = signature) => isSignedByKey(text, { publicKeys, signature: candidate })

  expect(isSigned(notificationText(notified))).toBe(true)
  expect(createPublicKey(publicKeys).asymmetricKeyType).toBe('rsa')
  for (const part of ['path', 'body', 'timestamp'] as const)
    fc.assert(
      fc.property(flipped(notified[part]), (changed) => !isSigned(notificationText({ ...notified, [part]: changed }))),
      { numRuns: 50 },
    )
  fc.assert(fc.property(flipped(signature), (changed) => !isSigned(notificationText(notified), changed)))
})
