import { expect, test } from 'vitest'
import { isConsoleKey, isSessionOpen, openSession, SESSION_SECONDS } from './session'

const key = '0123456789abcdef'.repeat(3)
const now = new Date('2026-11-24T11:11:08Z')
const after = (seconds: number) => new Date(now.getTime() + seconds * 1000)

test('a session is open for twelve hours', () => {
  const session = openSession({ key, now })

  expect(isSessionOpen({ key, session, now: after(SESSION_SECONDS - 1) })).toBe(true)
  expect(isSessionOpen({ key, session, now: after(SESSION_SECONDS) })).toBe(false)
})

test.each([
  ['none', undefined],
  ['an empty one', ''],
  ['one without a proof', `${after(60).getTime()}.`],
  ['one that was prolonged', openSession({ key, now }).replace(/^\d+/, String(after(10 ** 6).getTime()))],
  ['one of another key', openSession({ key: 'f'.repeat(48), now })],
  ['one with something behind it', `${openSession({ key, now })}.x`],
])('%s opens nothing', (_what, session) => {
  expect(isSessionOpen({ key, session, now })).toBe(false)
})

test('the key opens the console, and nothing else does', () => {
  expect(isConsoleKey(key, ` ${key.toUpperCase()} `)).toBe(true)
  expect(isConsoleKey(key, key.slice(1))).toBe(false)
  expect(isConsoleKey(key, '')).toBe(false)
})
