import { execFileSync } from 'node:child_process'
import { Browser } from '@jembatan/buyer/browser'
import { inView } from '@jembatan/buyer/page-buyer'
import { WORDS } from '@jembatan/buyer/words'
import type { Locator, Page } from '@playwright/test'
import { beginLink } from '../../tools/dev/begin-link'
import { ensureChromiumPath } from '../../tools/dev/systems/chromium'
import { walkthrough as walkthroughSystem } from '../../tools/dev/systems/systems'
import { walkByKeys } from '../fixtures/by-keys'
import { expect, test, untilLive } from '../fixtures/console'
import { addressOf } from '../fixtures/processes'
import { faultsInRoom, ROOMS } from '../fixtures/room'
import { pasar, ramai, walkthrough } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

const chromium = await ensureChromiumPath()

/**
 * A walkthrough with a browser for its stage. The shared one has none, because a playing clip takes
 * a core.
 */
const withBrowser = {
  system: walkthroughSystem,
  changes: (own: string) => ({ WALKTHROUGH_ORIGIN: own, WALKTHROUGH_CHROMIUM: chromium }),
}

/** The tests share it in sequence: a browser starts slowly beside those of the other journeys. */
test.describe.configure({ mode: 'default', timeout: 180_000 })
const BROWSER_COMES_WITHIN = { timeout: 90_000 }
let origin: string
test.beforeAll(async ({ processes }) => {
  origin = await processes.start(withBrowser)
})
test.afterAll(({ processes }) => processes.stop(origin))

const VIEWPORT = { width: 390, height: 844 }
const words = WORDS.id

const screenOf = (page: Page, name: string) => page.getByRole('application', { name: new RegExp(`^Layar ${name}`) })
const frameOf = (page: Page, name: string) => page.getByRole('article').filter({ has: screenOf(page, name) })
const BUYER_HERE = 'Pembeli di sini'
const KEYS_GO_THERE = 'Esc dua kali: keluar'

/** Number of colours in a picture: an empty screen has one. */
const coloursIn = (screen: Locator) =>
  screen.evaluate((canvas: HTMLCanvasElement) => {
    const { data } = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? { data: [] }
    const colours = new Set<string>()
    for (let at = 0; at < data.length; at += 4 * 97) colours.add(`${data[at]} ${data[at + 1]} ${data[at + 2]}`)

    return colours.size
  })

/** Returns the middle of a control on a phone's screen, measured in the test's own browser. */
async function middleOf(control: Locator) {
  const box = await control.boundingBox()
  if (!box) throw new Error('The control is not on the screen.')

  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

/**
 * Whether a screen's picture shows the shop's green beside this point, where a wide button would
 * be.
 */
const isGreenBeside = (screen: Locator, { x, y }: { x: number; y: number }) =>
  screen.evaluate(
    (canvas: HTMLCanvasElement, [left, top]) => {
      const [red = 0, green = 0, blue = 0] = canvas.getContext('2d')?.getImageData(left, top, 1, 1).data ?? []

      return green > red + 40 && green > blue + 20
    },
    [x - 120, y] as const,
  )

/** Presses that point of the phone in its picture on the stage. */
async function pressAt(screen: Locator, { x, y }: { x: number; y: number }) {
  const box = await screen.boundingBox()
  if (!box) throw new Error('The screen is not on the stage.')
  await screen.click({ position: { x: (x / VIEWPORT.width) * box.width, y: (y / VIEWPORT.height) * box.height } })
}

test('a press in the feed’s screen leads to the shop’s, and the nine facts of the token are read between them', async ({
  browser,
  context,
}) => {
  const phone = await browser.newPage({ viewport: VIEWPORT, locale: 'id-ID' })
  await phone.goto(ramai.origin)
  const view = await middleOf(inView(phone).getByRole('button', { name: words.view }))
  await inView(phone).getByRole('button', { name: words.view }).click()
  const button = await middleOf(phone.getByRole('button', { name: words.continueToShop }))
  await phone.close()

  const stage = await context.newPage()
  await openStage(stage)
  await untilLive(stage)
  await expect(frameOf(stage, 'Ramai')).toContainText(BUYER_HERE)
  await expect.poll(() => coloursIn(screenOf(stage, 'Ramai'))).toBeGreaterThan(20)
  expect(await violationsOn(stage)).toEqual([])
  await expect(async () => {
    await pressAt(screenOf(stage, 'Ramai'), view)
    // Until the notice appears, the feed occupies that place.
    await expect.poll(() => isGreenBeside(screenOf(stage, 'Ramai'), button), { timeout: 3000 }).toBe(true)
    await pressAt(screenOf(stage, 'Ramai'), button)
    await expect(frameOf(stage, 'Pasar')).toContainText(BUYER_HERE, { timeout: 3000 })
  }).toPass()

  await expect.poll(() => coloursIn(screenOf(stage, 'Pasar'))).toBeGreaterThan(20)
  await expect(frameOf(stage, 'Ramai')).toContainText('Pembeli sudah pindah.')
  await expect(frameOf(stage, 'Pasar')).toContainText(new URL(pasar.origin).host)
  const facts = stage.getByRole('region', { name: 'Sembilan fakta yang dibawa token' })
  await expect(facts.getByRole('definition')).toHaveCount(9)
  await expect(facts).toContainText('nomor sekali pakai, sengaja tidak dicatat')
  expect(await violationsOn(stage)).toEqual([])

  await stage.getByRole('button', { name: 'Cari saya', exact: true }).click()
  expect(await walkByKeys(stage)).toEqual({ missed: [], unseen: [] })
  await stage.keyboard.press('Escape')

  await stage.setViewportSize(ROOMS[0])
  for (const host of await stage.getByRole('article').locator('header .font-mono').all())
    expect(await host.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBeLessThanOrEqual(0)
  await stage.getByRole('button', { name: 'Mode presentasi' }).click()
  await stage.getByRole('button', { name: 'Layar penuh' }).click()
  for (const room of ROOMS) {
    await stage.setViewportSize(room)
    await expect(screenOf(stage, 'Pasar')).toBeVisible()
    expect({ room, faults: await faultsInRoom(stage) }).toEqual({ room, faults: [] })
  }
  expect(await walkByKeys(stage)).toEqual({ missed: [], unseen: [] })
  await stage.getByRole('button', { name: 'Mode presentasi' }).click()

  await screenOf(stage, 'Pasar').press('Enter')
  await expect(stage.getByText(KEYS_GO_THERE)).toBeVisible()
  await stage.keyboard.press('Escape')
  await stage.keyboard.press('Escape')
  await expect(stage.getByText(KEYS_GO_THERE)).toBeHidden()
})

test('in each room the first press in a screen is released where it was pressed', async ({ context }) => {
  const stage = await context.newPage()
  await stage.setViewportSize(ROOMS[0])
  await openStage(stage)
  await stage.getByRole('button', { name: 'Mode presentasi' }).click()
  await stage.getByRole('button', { name: 'Layar penuh' }).click()
  const points = pointsOf(stage)
  const screen = screenOf(stage, 'Ramai')
  await expect(frameWithBuyer(stage)).toHaveAttribute('data-system', 'ramai')

  for (const [index, room] of ROOMS.entries()) {
    await stage.setViewportSize(room)
    await expect(stage.getByText(KEYS_GO_THERE)).toBeHidden()
    await screen.hover()
    const before = await screen.boundingBox()

    await stage.mouse.down()
    await expect(stage.getByText(KEYS_GO_THERE)).toBeVisible()
    expect(await screen.boundingBox(), `${room.width}×${room.height}`).toEqual(before)
    await stage.mouse.up()

    await expect.poll(() => points('release')).toHaveLength(index + 1)
    expect(points('release')).toEqual(points('press'))
    await stage.keyboard.press('Escape')
    await stage.keyboard.press('Escape')
  }
})

test('the normal flow is played in the three screens, one after the other, and each answer is as the rule asks', async ({
  context,
}) => {
  const stage = await context.newPage()
  await openStage(stage)
  await expect(frameWithBuyer(stage)).toHaveAttribute('data-system', 'ramai')
  const ways = await watchBuyer(stage)

  await play(stage, { scenario: 'Alur normal', pace: 'Cepat' })

  await expect(ended(stage)).toBeVisible({ timeout: 60_000 })
  await expect(stage.getByRole('button', { name: 'Mainkan di layar' })).toBeFocused()
  const xray = stage.getByRole('region', { name: 'Satu pembelian, dilihat di tiga basis data' })
  const knownTo = (name: string) => xray.getByRole('listitem').filter({ hasText: `Yang diketahui ${name}` })
  await expect(knownTo('Ramai')).toContainText('Tidak ada nama, alamat, atau pesanan.')
  await expect(knownTo('Ramai')).toContainText('Ramai menjawab 404: tidak dikenal.')
  await expect(knownTo('Pasar')).toContainText('Seluruhnya: nama, alamat, dan pesanannya')
  await expect(knownTo('Kasir')).toContainText('Tidak ada nama, tidak ada alamat.')
  expect(await violationsOn(stage)).toEqual([])

  await xray.getByRole('button', { name: 'Kembali ke layar' }).click()
  await expect(stage.getByRole('region', { name: 'Sekarang: Ramai' })).toContainText('Langkah 12 dari 12')
  // Texts and screens arrive in two separate streams.
  await expect.poll(ways).toEqual(['ramai', 'pasar', 'kasir', 'pasar', 'ramai'])

  await stage.getByRole('button', { name: 'Cari saya', exact: true }).click()
  await expect(stage.getByLabel('Nama, atau nilai lain')).toHaveValue('Galuh Wirasti')
  await stage.getByRole('button', { name: 'Cari di ketiga basis data' }).click()
  await expect(stage.locator('#talk [data-system="pasar"]')).toContainText('orders: 1 baris')
  await expect(stage.locator('#talk [data-system="ramai"]')).toContainText(/^Ramai0/)
})

test('a press in a screen takes over from a scene, which then continues from there', async ({ context }) => {
  const stage = await context.newPage()
  await openStage(stage)
  await play(stage, { scenario: 'Tautan biasa tanpa token', pace: 'Langkah' })
  const first = stage.getByRole('region', { name: 'Sekarang: Pasar' })
  await expect(first).toContainText('sesuai aturan')
  await expect(frameOf(stage, 'Pasar')).toContainText(BUYER_HERE)

  await pressAt(screenOf(stage, 'Pasar'), { x: 5, y: VIEWPORT.height / 2 })

  const notice = stage.getByRole('status').filter({ hasText: /^Anda mengambil alih/ })
  await expect(notice).toBeVisible()
  expect(await violationsOn(stage)).toEqual([])
  await stage.getByRole('button', { name: 'Lanjutkan skenario' }).click()
  await expect(notice).toBeHidden()
  await expect(ended(stage)).toBeVisible()
})

test('a browser that dies comes back to the page it showed', async ({ context }) => {
  const others = browsersOf(portOf(origin))
  const stage = await context.newPage()
  await openStage(stage)
  const [browser] = browsersOf(portOf(origin)).filter((pid) => !others.includes(pid))
  await stage.getByRole('button', { name: 'Bawa pembeli ke sini Pasar' }).click()
  await expect(frameOf(stage, 'Pasar')).toContainText(BUYER_HERE)
  await expect.poll(() => coloursIn(screenOf(stage, 'Pasar'))).toBeGreaterThan(20)

  kill(browser)

  await expect(stage.getByText('Ceritanya lanjut dari halaman terakhir')).toBeVisible()
  await expect(stage.getByText('Ceritanya lanjut dari halaman terakhir')).toBeHidden(BROWSER_COMES_WITHIN)
  await expect(frameOf(stage, 'Pasar')).toContainText(BUYER_HERE)
})

test('a fourth presenter reads that there is no room, and opens windows', async ({ context, read }) => {
  const three = await Promise.all([openByRequests(origin), openByRequests(origin), openByRequests(origin)])
  const fourth = await context.newPage()

  await fourth.goto(await linkAt(origin))

  await expect(fourth.getByText('sedang dipakai tiga presenter')).toBeVisible()
  await expect(fourth.getByRole('button', { name: read.openWindowOf('Kasir') })).toBeVisible()
  three[0]?.abort()
  const again = fourth.getByRole('button', { name: 'Coba lagi' })
  await expect(async () => {
    if (await again.isVisible()) await again.click()
    await expect(frameOf(fourth, 'Ramai')).toContainText(BUYER_HERE, { timeout: 5000 })
  }).toPass()
  for (const one of three) one.abort()
})

test('without Chromium the stage says so in one sentence, and opens windows', async ({ watch, read }) => {
  const page = await watch('/')

  await expect(page.getByText('Chromium tidak bisa dinyalakan')).toBeVisible()
  await expect(page.getByRole('button', { name: read.openWindowOf('Ramai') })).toBeVisible()
})

async function play(stage: Page, { scenario, pace }: { scenario: string; pace: string }) {
  await stage.getByRole('combobox', { name: 'Skenario' }).selectOption({ label: scenario })
  await stage.getByRole('combobox', { name: 'Kecepatan' }).selectOption({ label: pace })
  await stage.getByRole('button', { name: 'Mainkan di layar' }).click()
}

const ended = (stage: Page) => stage.getByRole('status').filter({ hasText: 'Selesai. Setiap jawaban sesuai aturan.' })

/** Returns the points of a kind of input that a window has sent to the buyer's browser. */
function pointsOf(stage: Page) {
  const events: { kind: string; x: number; y: number }[] = []
  stage.on('request', (request) => {
    if (request.url().endsWith('/api/stage/input')) events.push(...request.postDataJSON().events)
  })

  return (kind: string) => events.filter((event) => event.kind === kind).map(({ x, y }) => [x, y])
}

/** A presenter without a page: the pictures arrive and are not read. */
async function openByRequests(origin: string) {
  const [looking, session] = [new AbortController(), new Browser(origin)]
  await session.ask((await linkAt(origin)).slice(origin.length))
  const { status } = await fetch(`${addressOf(origin)}/api/stage/picture`, {
    headers: { host: new URL(origin).host, cookie: session.cookieHeader },
    signal: looking.signal,
  })
  expect(status).toBe(200)

  return looking
}

const linkAt = (origin: string) =>
  beginLink({ WALKTHROUGH_ORIGIN: origin, WALKTHROUGH_SESSION_KEY: walkthrough.sessionKey }, '/')

const portOf = (origin: string) => new URL(origin).port

/**
 * The process ids of the browsers that the server at this port has started, one for each presenter.
 */
function browsersOf(port: string) {
  const processes = execFileSync('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .split('\n')
    .map((line) => /^ *(\d+) +(\d+) +(.*)$/.exec(line) ?? [])
    .map(([, pid, parent, command = '']) => ({ pid: Number(pid), parent: Number(parent), command }))
  const server = processes.find(({ command }) => command.includes('web.mjs') && command.endsWith(`--port ${port}`))

  return processes
    .filter(({ parent, command }) => parent === server?.pid && command.includes('--headless'))
    .map(({ pid }) => pid)
}

/** Kills a browser's process group, as if the machine had run out of memory. */
function kill(browser: number | undefined) {
  if (!browser) throw new Error('The server has started no browser for this stage.')
  process.kill(-browser, 'SIGKILL')
}

const frameWithBuyer = (stage: Page) => stage.locator('article[data-here="true"]')

/** Opens the stage, and waits until its browser shows a page of the buyer. */
async function openStage(stage: Page) {
  await stage.goto(await linkAt(origin))
  await expect(frameWithBuyer(stage)).toBeVisible(BROWSER_COMES_WITHIN)
}

/** Records the sequence of screens in which the buyer is, from now on. */
async function watchBuyer(stage: Page) {
  const ways = await stage.evaluateHandle(() => {
    const visited: string[] = []
    const look = () => {
      const here = document.querySelector<HTMLElement>('article[data-here="true"]')?.dataset.system
      if (here && here !== visited.at(-1)) visited.push(here)
    }
    look()
    new MutationObserver(look).observe(document.body, { subtree: true, attributeFilter: ['data-here'] })

    return visited
  })

  return () => ways.jsonValue()
}
