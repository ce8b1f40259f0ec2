import { expect, test } from 'vitest'
import { hashOperatorToken, isOperatorKey, newOperatorToken } from './operator-key'

const key = 'a'.repeat(64)

test('a token is hashed with the key, so a new key finds no session', () => {
  const token = newOperatorToken()

  expect(hashOperatorToken({ key, token })).toMatch(/^[0-9a-f]{64}$/)
  expect(hashOperatorToken({ key, token })).not.toBe(hashOperatorToken({ key: 'b'.repeat(64), token }))
  expect(hashOperatorToken({ key, token })).not.toBe(hashOperatorToken({ key, token: newOperatorToken() }))
})

test('only the whole key is accepted, with or without surrounding spaces', () => {
  expect(isOperatorKey(` ${key}\n`, key)).toBe(true)
  expect(isOperatorKey(key.slice(1), key)).toBe(false)
  expect(isOperatorKey('', key)).toBe(false)
})
