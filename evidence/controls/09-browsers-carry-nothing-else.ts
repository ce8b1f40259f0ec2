import { readFile } from 'node:fs/promises'
import { newViewer } from '@jembatan/buyer/viewer'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { filesBelow } from '../world/files'
import { tapWithinLimit } from '../world/tap-within-limit'
import type { Audited, World } from '../world/world'
import { cite, law, permendag } from './cite'
import { type Control, coded, toFinding } from './control'

const MARK = 'evidence_mark'

/**
 * A seeded post. Newer posts of a used demo stand above it in the feed, and may promote nothing.
 */
const PROMOTED_POST = 'rani-ayu-serum'

/** `sec-fetch-site` of requests that no other site's page caused. */
const OWN = new Set(['same-origin', 'none'])

export const browsersCarryNothingElse: Control = {
  row: 9,
  clauses: cite(permendag('13(3)b', '18(4)b'), law('UU PDP', '36, 39')),
  title: {
    id: 'Browser tidak membawa kuki, simpanan, alamat asal, atau token ke sistem lain',
    en: 'The browser takes no cookie, storage, referrer or token into the other system',
  },
  check: async (world) => {
    // Wait for the limit here: a refused browser would time out.
    const opening = openBrowser()
    try {
      const [browser] = await Promise.all([opening, tapWithinLimit(world.ramai.origin, newViewer())])

      return await checkVisit(world, browser)
    } finally {
      await (await opening).close()
    }
  },
}

/** Imported lazily: other rows need neither a browser nor its driver. */
async function openBrowser() {
  const [{ chromium }, { findChromium }] = await Promise.all([
    import('playwright-core'),
    import('../../tools/dev/systems/chromium'),
  ])

  return chromium.launch({
    executablePath: await findChromium(),
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  })
}

async function checkVisit(world: World, browser: Browser) {
  const { ramai, pasar } = world
  const context = await browser.newContext({ locale: 'id-ID' })
  const readRequests = noteRequests(context)
  const tokens = noteTokens(context)
  const page = await context.newPage()
  const landed = await walkAcross(page, world)
  const requests = await readRequests()
  const cookies = await context.cookies()
  const ofHost = (system: Audited) => cookies.filter(({ domain }) => domain === new URL(system.origin).hostname)
  const to = (system: Audited) => requests.filter(({ origin }) => origin === system.origin)
  const logged = await findInLogs([ramai, pasar], tokens)

  return toFinding({
    faults: [
      ...(tokens.length > 0 ? [] : ['nobody crossed, so nothing was checked']),
      ...findCarried(to(pasar), ofHost(ramai), 'Pasar'),
      ...findCarried(to(ramai), ofHost(pasar), 'Ramai'),
      ...ofHost(pasar)
        .filter(({ name }) => !name.startsWith('__Host-'))
        .map(({ name }) => `Pasar sets ${name}, which is not bound to its host`),
      ...to(pasar)
        .filter(({ referer }) => referer.startsWith(ramai.origin))
        .map(({ path }) => `${path} received a referrer of Ramai`),
      ...coded(
        'asked_from_elsewhere',
        to(ramai)
          .filter(({ site, page }) => (site ? !OWN.has(site) : page.startsWith(pasar.origin)))
          .map(({ path }) => ({ fault: `a page of Pasar asked Ramai for ${path}`, values: { path } })),
      ),
      ...requests
        .filter(({ origin }) => ![ramai.origin, pasar.origin].includes(origin))
        .map(({ origin, page }) => `${page} asked ${origin}`),
      ...(landed.address.includes('t=') || /eyJ/.test(landed.address)
        ? [`the address still holds the token: ${landed.address}`]
        : []),
      ...(landed.referrer === '' ? [] : [`Pasar's page knows that it came from ${landed.referrer}`]),
      ...(landed.storage.includes(MARK) ? ["Pasar's page reads the storage of Ramai"] : []),
      ...logged,
    ],
    figure: {
      id: `${requests.length} permintaan dilihat, ${cookies.length} kuki, 0 menyeberang`,
      en: `${requests.length} requests seen, ${cookies.length} cookies, 0 crossed`,
    },
    observations: [
      `cookies of Ramai: ${ofHost(ramai)
        .map(({ name }) => name)
        .join(', ')}`,
      `cookies of Pasar: ${ofHost(pasar)
        .map(({ name }) => name)
        .join(', ')}`,
      `landed at ${landed.address.replace(/[0-9a-f-]{36}/, '…')}, referrer "${landed.referrer}"`,
      `requests to Ramai: ${to(ramai).length}, to Pasar: ${to(pasar).length}`,
    ],
  })
}

type BrowserRequest = {
  origin: string
  path: string
  /**
   * The requesting page; empty for a person's own navigation. A guess while one page replaces
   * another.
   */
  page: string
  /**
   * Relation to the requesting page's site, from the browser's own header; empty for a person's own
   * navigation or without a header.
   */
  site: string
  cookie: string
  referer: string
}

/** Records every request of the browser as sent on the wire. */
function noteRequests(context: BrowserContext) {
  const requests: Promise<BrowserRequest>[] = []
  context.on('request', (request) => {
    const { origin, pathname: path } = new URL(request.url())
    if (!origin.startsWith('http')) return
    const own = request.isNavigationRequest()
    const page = own ? '' : request.frame().url()
    requests.push(
      request.allHeaders().then(
        ({ cookie = '', referer = '', 'sec-fetch-site': site = '' }) => ({
          origin,
          path,
          page,
          cookie,
          referer,
          site: own ? '' : site,
        }),
        () => ({ origin, path, page, site: '', cookie: '', referer: '' }),
      ),
    )
  })

  return () => Promise.all(requests)
}

function noteTokens(context: BrowserContext) {
  const tokens: string[] = []
  context.on('response', (response) => {
    const token = new URL(response.headers().location ?? '', response.url()).searchParams.get('t')
    if (token) tokens.push(token)
  })

  return tokens
}

/**
 * Walks from the feed through the leave notice to the product in the shop, with a mark in its
 * storage that must not cross.
 */
async function walkAcross(page: Page, { ramai, pasar }: World) {
  await page.goto(`${ramai.origin}/?post=${PROMOTED_POST}`)
  await page.evaluate((mark) => {
    localStorage.setItem(mark, mark)
    // biome-ignore lint/suspicious/noDocumentCookie: as any script of the page could
    document.cookie = `${mark}=${mark}; path=/`
  }, MARK)
  await page.getByRole('button', { name: 'Lihat di Pasar' }).first().click()
  await page.getByRole('button', { name: 'Lanjut ke Pasar' }).click()
  await page.waitForURL(`${pasar.origin}/products/**`)
  const landed = {
    address: page.url(),
    referrer: await page.evaluate(() => document.referrer),
    storage: await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }) + document.cookie),
  }
  const another = await page.context().newPage()
  await Promise.all([page.goto(pasar.origin), another.goto(ramai.origin)])

  return landed
}

const findCarried = (requests: BrowserRequest[], foreign: { name: string; value: string }[], to: string) =>
  foreign
    .filter(({ name, value }) => requests.some(({ cookie }) => cookie.includes(`${name}=${value}`)))
    .map(({ name }) => `the cookie ${name} of the other system went to ${to}`)

async function findInLogs(systems: Audited[], tokens: string[]) {
  const logs = (await Promise.all(systems.map(({ state }) => filesBelow(state, /\.log$/)))).flat()
  const texts = await Promise.all(logs.map(async (file) => ({ file, text: await readFile(file, 'utf8') })))

  return texts
    .filter(({ text }) => tokens.some((token) => text.includes(token)))
    .map(({ file }) => `${file} holds a token`)
}
