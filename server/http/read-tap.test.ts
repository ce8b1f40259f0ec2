import { expect, test } from 'vitest'
import { readTap } from './read-tap'

const FORM = 'application/x-www-form-urlencoded'

function tap(body: string, headers: Record<string, string> = {}) {
  return new Request('http://ramai.localhost:3000/out', {
    method: 'POST',
    body,
    headers: { 'content-type': FORM, 'sec-fetch-site': 'same-origin', ...headers },
  })
}

test('a tap on a product contains only its promotion', async () => {
  const read = await readTap(tap('shop=pasar&promo=101'))

  expect(read).toEqual({ promotion: { shop: 'pasar', promoId: 101 }, noticeRead: false, skipNotice: false })
})

test('the leave notice says that it was read, and whether it may be skipped from now on', async () => {
  const read = await readTap(tap('shop=pasar&promo=101&notice=read&skip=1'))

  expect(read).toEqual({ promotion: { shop: 'pasar', promoId: 101 }, noticeRead: true, skipNotice: true })
})

test.each(['cross-site', 'same-site', 'none', ''])('a form posted from %j is refused', async (site) => {
  const read = await readTap(tap('shop=pasar&promo=101', { 'sec-fetch-site': site }))

  expect(read).toEqual({ refused: { code: 'cross_site' } })
})

test('a request without its origin site is refused', async () => {
  const request = tap('shop=pasar&promo=101')
  request.headers.delete('sec-fetch-site')

  expect(await readTap(request)).toEqual({ refused: { code: 'cross_site' } })
})

test.each(['application/json', 'text/plain', 'multipart/form-data; boundary=x'])(
  'a body of %s is refused',
  async (type) => {
    const read = await readTap(tap('shop=pasar&promo=101', { 'content-type': type }))

    expect(read).toEqual({ refused: { code: 'media_type' } })
  },
)

test('a body that is too large is refused', async () => {
  const read = await readTap(tap(`shop=pasar&promo=101&notice=${'x'.repeat(1024)}`))

  expect(read).toEqual({ refused: { code: 'too_large' } })
})

test.each([
  '',
  'promo=101',
  'shop=pasar',
  'shop=pasar&promo=',
  'shop=pasar&promo=-1',
  'shop=pasar&promo=65536',
  'shop=pasar&promo=1e3',
  'shop=pasar&promo=101&promo=102',
  'shop=pasar&promo=101&viewer=rani',
  'shop=//elsewhere.example&promo=101',
])('%j is no tap', async (body) => {
  const read = await readTap(tap(body))

  expect(read).toEqual({ refused: { code: 'unreadable' } })
})
