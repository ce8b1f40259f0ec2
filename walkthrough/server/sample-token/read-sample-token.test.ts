import { expect, test } from 'vitest'
import { readSpecimen } from './read-specimen'

const payload = Buffer.from('{"sku":"AYU-SERUM","qty":1}').toString('base64url')

test('three parts and the claims are read', () => {
  expect(readSpecimen(`aaa.${payload}.bbb`)).toMatchObject({
    parts: ['aaa', payload, 'bbb'],
    claims: { sku: 'AYU-SERUM', qty: 1 },
  })
})

test.each(['', 'a.b', 'a.b.c.d', 'a.%%%.c'])('%j is no token', (text) => {
  expect(readSpecimen(text)).toBeNull()
})
