import { expect, test } from 'vitest'
import { readSampleToken } from './read-sample-token'

const payload = Buffer.from('{"sku":"AYU-SERUM","qty":1}').toString('base64url')

test('three parts and the claims are read', () => {
  expect(readSampleToken(`aaa.${payload}.bbb`)).toMatchObject({
    parts: ['aaa', payload, 'bbb'],
    claims: { sku: 'AYU-SERUM', qty: 1 },
  })
})

test.each(['', 'a.b', 'a.b.c.d', 'a.%%%.c'])('%j is no token', (text) => {
  expect(readSampleToken(text)).toBeNull()
})
