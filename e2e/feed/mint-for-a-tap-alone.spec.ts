import { tokenIn } from '@jembatan/buyer/feed'
import { newViewer, tap as tapIn, type Viewer, viewers } from '@jembatan/buyer/viewer'
import { Browser, type HttpAnswer } from '@jembatan/contract/conformance/browser'
import fc from 'fast-check'
import { decodeJwt } from 'jose'
import { expect, test } from '../fixtures/journey'
import { pasar, ramai } from '../fixtures/systems'
import { atVolume } from '../fixtures/volume'

const tap = (viewer: Viewer, headers: Record<string, string> = {}, promo = 101) =>
  tapIn(ramai.origin, viewer, { promo, headers })

/** Expects a page with the reason, and no token in it. */
function expectPageWithoutToken({ headers, body }: HttpAnswer) {
  expect(headers['content-type']).toContain('text/html')
  expect(headers['cache-control']).toBe('no-store')
  expect(headers.location).toBeUndefined()
  expect(body.match(/<h1>/g)).toHaveLength(1)
  expect(body).not.toMatch(/eyJ|[?&]t=/)
}

test('a tap is answered by one redirect to the shop, uncached and without a referrer', async () => {
  const { status, headers, body } = await tap(newViewer())

  expect([status, body]).toEqual([303, ''])
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  expect(headers.location).toMatch(/^[^?]+\?t=[\w-]+\.[\w-]+\.[\w-]{86}(&lang=(id|en))?$/)
  expect(headers.location?.split('?')[0]).toBe(`${pasar.origin}/h`)
  // Chromium applies the form's page policy to the redirect, too.
  const feed = await new Browser(ramai.origin).ask('/')
  expect(feed.headers['content-security-policy']).toMatch(
    new RegExp(`form-action 'self' ([^;]+ )?${pasar.origin}(;| |$)`),
  )
})

for (const site of ['cross-site', 'same-site', 'none', '']) {
  test(`a tap that comes from ${site || 'nobody knows where'} gets a page and no token`, async () => {
    const answer = await tap(newViewer(), { 'sec-fetch-site': site })

    expect(answer.status).toBe(403)
    expectPageWithoutToken(answer)
  })
}

test('a promotion that is not in the catalogue gets a page and no token', async () => {
  const answer = await tap(newViewer(), {}, 65_535)

  expect(answer.status).toBe(404)
  expectPageWithoutToken(answer)
})

test('a viewer who taps faster than a person gets the time to try again', async () => {
  const viewer = newViewer()
  const answers: HttpAnswer[] = []
  for (let taps = 0; taps < 31; taps++) answers.push(await tap(viewer))

  const refused = answers.pop()

  expect(answers.map(({ status }) => status)).toEqual(Array(30).fill(303))
  expect(refused).toMatchObject({
    status: 429,
    headers: { 'retry-after': expect.stringMatching(/^([1-9]|[1-5]\d|60)$/) },
  })
  if (refused) expectPageWithoutToken(refused)
})

const VIEWERS = atVolume(1000, 30)

test(`the tokens of ${VIEWERS} viewers differ only in their number and their times`, async () => {
  const texts = new Set<string>()
  const numbers = new Set<unknown>()

  await fc.assert(
    fc.asyncProperty(viewers, async (viewer) => {
      const { jti, iat = 0, exp = 0, ...product } = decodeJwt(tokenIn(await tap(viewer)))
      texts.add(JSON.stringify({ ...product, lives: exp - iat }))
      numbers.add(jti)

      expect(texts.size).toBe(1)
    }),
    { numRuns: VIEWERS, endOnFailure: true },
  )

  expect(numbers.size).toBe(VIEWERS)
})
