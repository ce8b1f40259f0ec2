import { expect, test } from 'vitest'
import { readCookie, writeCookie } from './cookies'

const headersWith = (cookie: string) => new Headers({ cookie })

test.each([
  ['one of several', 'a=1; session=abc; b=2', 'abc'],
  ['one with an equals sign', 'session=YQ==', 'YQ=='],
  ['one with an escape', 'session=a%20b', 'a b'],
  ['one with a broken escape', 'session=%E0%A4%A', '%E0%A4%A'],
  ['none of that name', 'sessions=abc; other', undefined],
  ['no cookie at all', '', undefined],
])('a browser sends %s', (_, cookie, value) => {
  expect(readCookie(headersWith(cookie), 'session')).toBe(value)
})

test('a cookie is written as Next writes it', async () => {
  const options = { path: '/', secure: true, httpOnly: true, sameSite: 'lax', maxAge: 900 } as const
  const { NextResponse } = await import('next/server')
  const byNext = new NextResponse()
  byNext.cookies.set('__Host-pasar_nonce', 'a b=;', options)
  const withoutTime = (header: string | null) => header?.replace(/Expires=[^;]+/, 'Expires=…')

  const setCookie = writeCookie('__Host-pasar_nonce', 'a b=;', options)

  expect(withoutTime(setCookie)).toBe(withoutTime(byNext.headers.get('set-cookie')))
  expect(readCookie(headersWith(setCookie), '__Host-pasar_nonce')).toBe('a b=;')
})
