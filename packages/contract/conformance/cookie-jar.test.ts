import { expect, onTestFinished, test, vi } from 'vitest'
import { CookieJar } from './cookie-jar'

const shop = new URL('http://shop.example:3001/')
const feed = new URL('http://feed.example:3001/')

test('a cookie is sent to the host that set it, on any port, and to no other host', () => {
  const jar = new CookieJar()

  jar.store(shop, ['__Host-session=abc; Path=/; Secure; HttpOnly', 'language=id'])

  expect(jar.header(new URL('http://shop.example:9000/orders'))).toBe('__Host-session=abc; language=id')
  expect(jar.header(feed)).toBe('')
})

test('a later value replaces an earlier one, and an expired one removes it', () => {
  const jar = new CookieJar()
  jar.store(shop, ['one=1', 'two=2', 'three=3', 'four=4'])

  jar.store(shop, ['one=5', 'two=; Max-Age=0', 'three=3; Expires=Thu, 01 Jan 1970 00:00:00 GMT', 'four=4; max-age=60'])

  expect(jar.of(shop)).toEqual({ one: '5', four: '4' })
})

test('Max-Age overrides Expires, and an expired cookie is not sent', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const jar = new CookieJar()
  jar.store(shop, ['short=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'])
  expect(jar.header(shop)).toBe('short=1')

  vi.advanceTimersByTime(60_000)

  expect(jar.header(shop)).toBe('')
})

test('the cookies of one host are replaced as a whole', () => {
  const jar = new CookieJar()
  jar.store(shop, ['old=1'])
  jar.store(feed, ['kept=1'])

  jar.replace(shop, { fresh: '2' })

  expect([jar.header(shop), jar.header(feed)]).toEqual(['fresh=2', 'kept=1'])
})
