import { deepStrictEqual as equal, match, ok } from 'node:assert/strict'
import { ARRIVING, Browser, problemCode } from './browser'
import { intactToken, type Server } from './make-token'

export type Behaviour = { what: string; holds: (server: Server) => Promise<void> }

const link = (token: string) => `/h?t=${encodeURIComponent(token)}`

const asJson = { accept: 'application/json' }

const behaviour = (what: string, holds: Behaviour['holds']): Behaviour => ({ what, holds })

const RACERS = 50

export const BEHAVIOURS: Behaviour[] = [
  behaviour('a link may be opened any number of times before it is claimed', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    for (let visit = 0; visit < 3; visit++) equal((await new Browser(server.origin).ask(link(handoff))).status, 200)

    equal((await browser.claim(await browser.open(handoff))).status, 303)
  }),
  behaviour('HEAD answers 200 without a body and consumes nothing', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const head = await new Browser(server.origin).ask(link(handoff), { method: 'HEAD' })
    equal([head.status, head.body], [200, ''])

    equal((await browser.claim(await browser.open(handoff))).status, 303)
  }),
  behaviour('a prefetch consumes nothing', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    await new Browser(server.origin).ask(link(handoff), {
      headers: { ...ARRIVING, 'sec-purpose': 'prefetch;prerender' },
    })

    equal((await browser.claim(await browser.open(handoff))).status, 303)
  }),
  behaviour('a claim leads to an address of the shop that holds no token', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const { status, headers } = await browser.claim(await browser.open(handoff))
    equal(status, 303)

    equal(new URL(headers.location ?? '', server.origin).origin, server.origin)
    ok(!headers.location?.includes(handoff.slice(0, 40)))
  }),
  behaviour('a claim starts a fresh session in a cookie that scripts and other hosts cannot reach', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const { headers } = await browser.claim(await browser.open(handoff))
    const session = headers['set-cookie']?.find((cookie) => !/max-age=0(;|$)/i.test(cookie)) ?? ''

    match(session, /^__Host-/)
    match(session, /HttpOnly/i)
  }),
  behaviour('the same browser returns to the same place', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const fields = await browser.open(handoff)
    const first = await browser.claim(fields)
    const again = await browser.claim(await browser.open(handoff))

    equal([again.status, again.headers.location], [303, first.headers.location])
  }),
  behaviour('another browser is told that the link is used', async (server) => {
    const [handoff, first, other] = [await intactToken(server), new Browser(server.origin), new Browser(server.origin)]
    await first.claim(await first.open(handoff))
    const answer = await other.claim(await other.open(handoff), asJson)

    equal([answer.status, problemCode(answer)], [409, 'handoff_used'])
  }),
  behaviour(`of ${RACERS} browsers that claim at once, one succeeds`, async (server) => {
    const handoff = await intactToken(server)
    const browsers = Array.from({ length: RACERS }, () => new Browser(server.origin))
    const forms = await Promise.all(browsers.map((browser) => browser.open(handoff)))
    const answers = await Promise.all(
      browsers.map((browser, index) => browser.claim(forms[index] ?? new URLSearchParams())),
    )

    equal(answers.map(({ status }) => status).sort(), [303, ...Array.from({ length: RACERS - 1 }, () => 409)])
  }),
  behaviour('a form posted from another site claims nothing', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const fields = await browser.open(handoff)
    const answer = await browser.claim(fields, { ...asJson, 'sec-fetch-site': 'cross-site' })
    equal([answer.status, problemCode(answer)], [403, 'handoff_cross_site'])

    equal((await browser.claim(fields)).status, 303)
  }),
  behaviour("another browser's form claims nothing", async (server) => {
    const [handoff, browser, other] = [
      await intactToken(server),
      new Browser(server.origin),
      new Browser(server.origin),
    ]
    const fields = await browser.open(handoff)
    await other.open(handoff)
    equal((await other.claim(fields, asJson)).status, 403)

    equal((await browser.claim(fields)).status, 303)
  }),
  behaviour('a form without the cookie of its page claims nothing', async (server) => {
    const handoff = await intactToken(server)
    const fields = await new Browser(server.origin).open(handoff)

    equal((await new Browser(server.origin).claim(fields, asJson)).status, 403)
  }),
  behaviour('a bare token without the form of its page claims nothing', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    await browser.open(handoff)

    equal((await browser.claim(new URLSearchParams({ t: handoff }), asJson)).status, 403)
  }),
  behaviour('a token in the query of a claim is not read', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const fields = await browser.open(handoff)
    fields.delete('t')
    const answer = await browser.ask(`/h/claim?t=${encodeURIComponent(handoff)}`, {
      method: 'POST',
      body: String(fields),
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...asJson },
    })

    ok(answer.status >= 400 && answer.status < 500)
  }),
  behaviour('a link with two tokens is refused', async (server) => {
    const answer = await new Browser(server.origin).ask(`${link(await intactToken(server))}&t=x`, { headers: asJson })

    equal([answer.status, problemCode(answer)], [400, 'handoff_invalid'])
  }),
  behaviour('a token in a cookie is not read', async (server) => {
    const answer = await new Browser(server.origin).ask('/h', {
      headers: { ...asJson, cookie: `t=${await intactToken(server)}` },
    })

    equal([answer.status, problemCode(answer)], [400, 'handoff_invalid'])
  }),
  behaviour('a claim that is no form is refused with 415', async (server) => {
    const [handoff, browser] = [await intactToken(server), new Browser(server.origin)]
    const fields = await browser.open(handoff)
    const body = JSON.stringify(Object.fromEntries(fields))
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' }

    equal((await browser.ask('/h/claim', { method: 'POST', body, headers })).status, 415)
  }),
  behaviour('an oversize claim is refused with 413', async (server) => {
    const browser = new Browser(server.origin)

    equal((await browser.claim(new URLSearchParams({ t: 'A'.repeat(100_000) }))).status, 413)
  }),
  behaviour('an oversize link is refused', async (server) => {
    const { status } = await new Browser(server.origin).ask(`/h?t=${'A'.repeat(8_000)}`)

    ok([400, 414, 431].includes(status))
  }),
  ...(
    [
      ['PUT', '/h', /GET/],
      ['DELETE', '/h', /GET/],
      ['POST', '/h', /GET/],
      ['GET', '/h/claim', /POST/],
      ['PUT', '/h/claim', /POST/],
    ] as const
  ).map(([method, path, allowed]) =>
    behaviour(`${method} ${path} is not a way in`, async ({ origin }) => {
      const { status, headers } = await new Browser(origin).ask(path, { method })

      equal(status, 405)
      match(headers.allow ?? '', allowed)
    }),
  ),
  behaviour('no answer is stored, indexed, framed or told to the next site', async (server) => {
    const handoff = await intactToken(server)
    const browser = new Browser(server.origin)
    const answers = [
      await browser.ask(link(handoff), { headers: ARRIVING }),
      await browser.ask('/h?t=broken'),
      await browser.ask(link(await intactToken(server, 600))),
      await browser.claim(await browser.open(handoff)),
      await new Browser(server.origin).claim(new URLSearchParams({ t: handoff })),
    ]

    for (const { headers } of answers) {
      match(headers['cache-control'] ?? '', /no-store/)
      equal(headers['referrer-policy'], 'no-referrer')
      match(String(headers['x-robots-tag']), /noindex/)
      match(String(headers['content-security-policy']), /frame-ancestors 'none'/)
    }
  }),
  behaviour('a refused link leaves at most the nonce behind', async (server) => {
    const browser = new Browser(server.origin)
    for (const path of ['/h?t=broken', link(await intactToken(server, 600)), '/h']) await browser.ask(path)

    ok(browser.cookieNames.length <= 1)
  }),
  behaviour('a program gets problem details with a code and a request id', async (server) => {
    const answer = await new Browser(server.origin).ask('/h?t=broken', { headers: asJson })
    const problem: Record<string, unknown> = JSON.parse(answer.body)

    match(String(answer.headers['content-type']), /^application\/problem\+json/)
    equal([problem.status, problem.code], [400, 'handoff_invalid'])
    for (const member of ['type', 'title', 'requestId']) ok(typeof problem[member] === 'string')
  }),
  behaviour('a person gets a page with a request id', async (server) => {
    const { headers, body } = await new Browser(server.origin).ask('/h?t=broken', { headers: { accept: 'text/html' } })

    match(String(headers['content-type']), /^text\/html/)
    match(body, /<html lang="(id|en)"/)
    match(body, /[0-9a-f]{8}-[0-9a-f]{4}/)
  }),
  behaviour('an expired link offers the item again', async (server) => {
    const { status, body } = await new Browser(server.origin).ask(link(await intactToken(server, 600)), {
      headers: { accept: 'text/html' },
    })
    equal(status, 410)

    ok(body.includes(server.sku))
  }),
  behaviour('the page of a link asks nobody else for anything and is under 8 kB', async (server) => {
    const { body } = await new Browser(server.origin).ask(link(await intactToken(server)), { headers: ARRIVING })

    ok(Buffer.byteLength(body) < 8 * 1024)
    // A font of the shop itself is no third party; a path that begins with `//` is another host.
    ok(!/<(script|link|img|iframe)[^>]+(src|href)="(?!data:|\/[^/])/i.test(body))
    ok(!/<script[^>]+src=/i.test(body))
  }),
]
