import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { appendFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContext, Page } from '@playwright/test'
import { decodeJwt } from 'jose'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { logsOf, type StoredTexts, tablesOf } from '../../tools/dev/postgres/stored-text'
import { expect, test } from '../fixtures/journey'
import { findLeaks, historyOf, noteReferers, type Secret } from '../fixtures/leaks'
import { signHandoff } from '../fixtures/sign-handoff'
import { pasar, ramai, SYSTEMS, stateFolder } from '../fixtures/systems'

// Serial: a planted table must not appear while the other test reads every table.
test.describe.configure({ mode: 'serial' })

/** The single permitted place: Pasar recognizes a spent token for a quarter of an hour. */
const THE_CLAIM = { secret: 'a hash of the id of a token', place: 'pasar, table handoff_claims' }

test('a day in the shop leaves no token and no viewer behind, in no table, log, referrer and history', async ({
  page,
  context,
  words,
  browser,
  goBackToRamai,
  payBy,
  buyer,
}) => {
  const email = `rani.${randomUUID()}@example.id`
  await context.addCookies([{ name: 'viewer_email', value: email, url: ramai.origin }])
  const [referers, tokens] = [noteReferers(context), noteTokens(context)]
  const stranger = await browser.newPage()
  const opens = async (who: Page, token: string) => who.goto(`${pasar.origin}/h?t=${token}`)

  await test.step('a purchase', async () => {
    await buyer.findInFeed('rani-ayu-serum')
    await buyer.cross()
    await buyer.buyNow()
    await buyer.arrangeDelivery()
    await buyer.placeOrder()
    await payBy.qris()
    await buyer.returnToReceipt()
  })
  await test.step('a second look', async () => {
    await buyer.findInFeed('rani-ayu-serum')
    await buyer.cross()
    await goBackToRamai()
  })
  const [expired, broken, spent] = await test.step('refusals', async () => {
    const handoffs = [await signHandoff({ now: new Date(0) }), `${await signHandoff()}A`, await signHandoff()] as const
    await opens(page, handoffs[0])
    await opens(page, handoffs[1])
    for (const who of [stranger, page]) {
      await opens(who, handoffs[2])
      await who.getByRole('button', { name: words.continueToShop }).click()
    }
    await expect(page.getByRole('heading', { name: words.used })).toBeVisible()

    return handoffs
  })
  await test.step('more taps than a person makes', async () => {
    await page.goto(ramai.origin)
    expect(await tapUntilRefused(page)).toBe(429)
  })

  const secrets = [
    ...[...tokens, expired, broken, spent].flatMap(secretsIn),
    ...secret('the viewer', await viewerOf(context)),
    ...secret('an address of the viewer', email),
  ]
  const stored = [...(await everythingKept()), await referers(), await historyOf(page), await historyOf(stranger)]
  expect(findLeaks(secrets, stored)).toEqual([THE_CLAIM])
})

test('a leak that is planted is found, wherever it is', async ({ page, context }) => {
  const planted = randomBytes(16).toString('hex')
  const referers = noteReferers(context)
  const unplant = await plantInEveryTableAndLog(planted)
  await page.goto(`${pasar.origin}/?planted=${planted}`)
  await page.goto(pasar.origin, { referer: `${pasar.origin}/?planted=${planted}` })

  const stored = [...(await everythingKept()), await referers(), await historyOf(page)]
  await unplant()

  expect(findLeaks([{ name: 'it', text: planted }], stored).map(({ place }) => place)).toEqual([
    ...['ramai, table planted', 'ramai, web.log'],
    ...['pasar, table planted', 'pasar, web.log', 'pasar, worker.log'],
    ...['kasir, table planted', 'kasir, web.log', 'kasir, worker.log'],
    ...['referrers', 'history'],
  ])
})

/** A text and its usual encodings and hashes. */
function secret(name: string, text: string): Secret[] {
  const hashes = (['hex', 'base64', 'base64url'] as const).map((encoding) =>
    createHash('sha256').update(text).digest(encoding),
  )

  return [{ name, text }, ...hashes.map((hash) => ({ name: `a hash of ${name}`, text: hash }))]
}

/** The parts of a token, any of which would identify it. */
function secretsIn(token: string): Secret[] {
  const [, claims = ''] = token.split('.')

  return [
    ...secret('a token', token),
    { name: 'the claims of a token', text: claims },
    ...secret('the id of a token', String(decodeJwt(token).jti)),
  ]
}

/** Records every token that Ramai gives this browser from now on. */
function noteTokens(context: BrowserContext) {
  const tokens: string[] = []
  context.on('response', (response) => {
    const token = new URL(response.headers().location ?? '', response.url()).searchParams.get('t')
    if (token) tokens.push(token)
  })

  return tokens
}

const viewerOf = async (context: BrowserContext) =>
  (await context.cookies()).find(({ name }) => name === '__Host-ramai_viewer')?.value ?? 'no viewer'

/** Taps until Ramai refuses, and returns the status. */
const tapUntilRefused = (page: Page) =>
  page.evaluate(async () => {
    const tap = {
      method: 'POST',
      redirect: 'manual',
      body: new URLSearchParams({ shop: 'pasar', promo: '101', notice: 'read' }),
    } as const
    for (let taps = 0; taps < 100; taps++) {
      const { type, status } = await fetch('/out', tap)
      if (type !== 'opaqueredirect') return status
    }

    return 'never'
  })

async function everythingKept(): Promise<StoredTexts[]> {
  const stores = Object.entries(SYSTEMS).flatMap(([name, { databaseUrl }]) => [
    tablesOf(name, databaseUrl),
    logsOf(name, join(stateFolder, name)),
  ])

  return (await Promise.all(stores)).flat()
}

/**
 * Differs by log: the logs stay, and one word in two systems' logs would be a finding of the later
 * intersection test.
 */
async function plantInEveryTableAndLog(text: string) {
  const inEach = (log: string) => `${log.replace('/', '')}${text}`
  const databases = Object.values(SYSTEMS).map(({ databaseUrl }) => openDatabase(databaseUrl))
  for (const sql of databases) {
    await sql`create table planted (detail jsonb)`
    await sql`insert into planted values (${sql.json({ deep: [text] })})`
  }
  for (const log of ['ramai/web', 'pasar/web', 'pasar/worker', 'kasir/web', 'kasir/worker'])
    await appendFile(join(stateFolder, `${log}.log`), `{"msg":"${inEach(log)}"}\n`)

  return async () => {
    for (const sql of databases) {
      await sql`drop table planted`
      await sql.end()
    }
  }
}
