import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { pasar } from '../catalogue/sample-catalogue'
import { openStage } from '../demo/testing/open-stage'
import { closedShop } from './closed-shop'
import { departure } from './departure'

openStage()

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'shops-'))
  process.env.RAMAI_SHOPS_FILE = join(folder, 'shops.json')
  await writeFile(process.env.RAMAI_SHOPS_FILE, JSON.stringify([{ ...pasar, successor: true }]))
})
afterAll(() => rm(folder, { recursive: true }))

const ask = (init: RequestInit) => departure.answer(new Request('http://ramai.localhost:3000/out', init), {})

const tap = (body: string, cookie = '') =>
  ask({
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', cookie },
  })

/** This Ramai has no signing key. */
const PLAIN = 'link=plain'

const BOUNDED = {
  'content-security-policy': expect.stringMatching(/^default-src 'none'; style-src 'unsafe-inline'; font-src 'self'/),
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': expect.stringContaining('payment=()'),
}

test.each(['id', 'en'])(
  'a reload of the way out leads nowhere, and says so in the language of the browser: %s',
  async (language) => {
    const answer = await ask({ headers: { 'accept-language': language, 'x-request-id': 'req-1' } })

    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST'])
    expect(Object.fromEntries(answer.headers)).toMatchObject(BOUNDED)
    const page = await answer.text()
    expect(page).toContain(`<html lang="${language}">`)
    expect(page).toContain('req-1')
  },
)

test('a tap before the leave notice shows it, and stores nothing in the browser', async () => {
  const answer = await tap('shop=pasar&promo=101')

  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/leaving/pasar/101'])
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('the leave notice knows the post from which it was opened', async () => {
  const answer = await tap('shop=pasar&promo=101&post=rani-ayu-serum')

  expect(answer.headers.get('location')).toBe('/leaving/pasar/101?post=rani-ayu-serum')
})

test('a refused departure still stores the dismissed notice and the browser’s number', async () => {
  const answer = await tap('shop=pasar&promo=9999&notice=read&skip=1', PLAIN)

  expect(answer.status).toBe(404)
  expect(answer.headers.getSetCookie()).toEqual([
    expect.stringMatching(/^__Host-ramai_viewer=[\w-]{22}; Path=\/; Secure; HttpOnly; SameSite=lax$/),
    expect.stringMatching(/^leave_notice=off; Path=\/; Expires=.+; Max-Age=31536000; HttpOnly; SameSite=lax$/),
  ])
})

test('a browser that has a number keeps it', async () => {
  const answer = await tap('shop=pasar&promo=9999', `${PLAIN}; leave_notice=off; __Host-ramai_viewer=${'v'.repeat(22)}`)

  expect([answer.status, answer.headers.getSetCookie()]).toEqual([404, []])
})

test('every address of the old shop has the same response', async () => {
  const answers = await Promise.all(
    closedShop.map(({ methods: [method = 'GET'], path, answer }) =>
      answer(new Request(`http://ramai.localhost:3000${path}`, { method }), { old: 'faktur/1' }),
    ),
  )

  const pages = await Promise.all(answers.map((answer) => answer.text()))
  expect([answers.length, new Set(pages).size]).toEqual([4, 1])
  expect(pages[0]).toContain(`${pasar.origin}/account/claim`)
  for (const { status, headers } of answers) {
    expect(status).toBe(410)
    expect(Object.fromEntries(headers)).toMatchObject({ ...BOUNDED, 'x-robots-tag': 'noindex, nofollow' })
  }
})
