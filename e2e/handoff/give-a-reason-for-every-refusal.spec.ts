import { randomUUID } from 'node:crypto'
import { Browser, type HttpAnswer } from '@jembatan/contract/conformance/browser'
import type { Page } from '@playwright/test'
import { pasar as pasarSystem } from '../../tools/dev/systems/systems'
import { expectDatabaseGone, withoutDatabase } from '../fixtures/database-gone'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { OUT_OF_ORDER, REFUSALS, type Refusal } from '../fixtures/refusals'
import { pasar } from '../fixtures/systems'
import type { Language } from '../fixtures/words'

const LANGUAGES = ['id', 'en'] as const

const A_PERSON = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }
const A_PROGRAM = { accept: 'application/json' }

const speaking = (language: Language, origin = pasar.origin) =>
  new Browser(origin, { '__Host-pasar_language': language })

for (const refusal of REFUSALS)
  test(`${refusal.what} gets a page that says so and one next step, and a program problem details with a code`, async ({
    page,
  }) => {
    for (const language of LANGUAGES) {
      const browser = speaking(language)

      const answer = await refusal.ask(browser, A_PERSON)

      expectGuards(answer, refusal)
      expect(browser.cookieNames).not.toContain('__Host-pasar_session')
      await expectPage(page, { answer, refusal, language })
    }
    for (const language of LANGUAGES) {
      const answer = await refusal.ask(speaking(language), A_PROGRAM)

      expectGuards(answer, refusal)
      expectProblem({ answer, refusal, language })
    }
  })

test('an address that keeps sending broken links is limited, even with invented forwarding headers', async () => {
  const own = randomUUID()
  const send = () =>
    new Browser(pasar.origin).ask('/h?t=broken', {
      headers: { ...A_PROGRAM, 'x-forwarded-for': `${randomUUID()}, ${own}` },
    })
  const statuses: number[] = []
  for (let burst = 0; burst < 13; burst++)
    for (const { status } of await Promise.all(Array.from({ length: 50 }, send))) statuses.push(status)

  expect(statuses[0]).toBe(400)
  expect(statuses.at(-1)).toBe(429)
})

test('a shop without its database says so on its pages, and tells people and programs when to try again', async ({
  page,
  startOneMore,
}) => {
  const origin = await startOneMore(withoutDatabase(pasarSystem))

  for (const language of LANGUAGES) {
    const [outOfOrder, problem] = [
      await OUT_OF_ORDER.ask(speaking(language, origin), A_PERSON),
      await OUT_OF_ORDER.ask(speaking(language, origin), A_PROGRAM),
    ]

    for (const answer of [outOfOrder, problem]) expectGuards(answer, OUT_OF_ORDER)
    await expectPage(page, { answer: outOfOrder, refusal: OUT_OF_ORDER, language })
    expectProblem({ answer: problem, refusal: OUT_OF_ORDER, language })
  }
  await expectDatabaseGone(page, { url: `${origin}/`, says: 'Sebentar lagi kami kembali' })
})

type Refused = { answer: HttpAnswer; refusal: Refusal; language: Language }

/** Every refusal: not cached, not framed, without a referrer, and with its status's own headers. */
function expectGuards({ status, headers }: HttpAnswer, refusal: Refusal) {
  expect(status).toBe(refusal.status)
  expect(headers).toMatchObject({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  expect(headers).toMatchObject({ 'x-robots-tag': 'noindex', 'x-content-type-options': 'nosniff' })
  expect(headers['permissions-policy']).toContain('payment=()')
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
  for (const [name, value] of Object.entries(refusal.headers ?? {})) expect(headers[name]).toMatch(value)
}

async function expectPage(page: Page, { answer, refusal, language }: Refused) {
  await page.setContent(answer.body)
  const next = page.getByRole('main').locator('a, button')

  expect(answer.headers['content-type']).toContain('text/html')
  await expect(page.locator('html')).toHaveAttribute('lang', language)
  await expect(page.getByRole('heading')).toHaveText([refusal.says[language]])
  await expect(next).toHaveCount(1)
  await expect(next).toHaveText(/\w/)
  await expect(page.getByText(String(answer.headers['x-request-id']))).toBeVisible()
}

/** RFC 9457. */
function expectProblem({ answer: { headers, body }, refusal, language }: Refused) {
  const { status, code, says } = refusal

  expect(headers['content-type']).toBe('application/problem+json')
  expect(JSON.parse(body)).toMatchObject({
    type: `urn:pasar:problem:${code}`,
    title: says[language],
    status,
    detail: expect.stringMatching(/\w/),
    code,
    requestId: headers['x-request-id'],
  })
}
