import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../local/cluster'
import { launchPart } from '../local/launch'
import { untilReady } from '../local/ready'
import { parseEnvironmentFile, type Settings } from '../local/settings'
import { pasar as pasarSystem, ramai as ramaiSystem, type System } from '../local/the-systems'
import { test as base, expect, inView } from './journey'
import { stateFolder } from './systems'

/** An address where nobody listens: the discard port. */
const NOBODY = 'http://127.0.0.1:9'

/** Starts one more process of a system, on its own database, with some neighbour gone; gives its address. */
type StartAlone = (system: System, changes: (own: Settings, origin: string) => Settings) => Promise<string>

const test = base.extend<{ startAlone: StartAlone }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that a fixture needs from this pattern.
  startAlone: async ({}, use) => {
    const started: { stop: () => Promise<void> }[] = []
    await use(async (system, changes) => {
      const port = await freePort()
      const origin = `http://${system.name}.localhost:${port}`
      const own = parseEnvironmentFile(await readFile(join(stateFolder, system.name, 'environment'), 'utf8'))
      const folder = await mkdtemp(join(tmpdir(), `jembatan-${system.name}-alone-`))
      const ports = { ramai: port, pasar: port, kasir: port }
      const place = { folder, mode: 'production', distDir: '.next-test', ports } as const
      started.push(launchPart('web', system, place, { ...own, ...changes(own, origin) }))
      await untilReady({ title: system.title, address: `http://127.0.0.1:${port}`, within: 60_000 })

      return origin
    })
    for (const process of started) await process.stop()
  },
})

test("while Pasar is gone, Ramai's feed lives, and a tap lands on a clear page", async ({
  page,
  words,
  startAlone,
}) => {
  const ramai = await startAlone(ramaiSystem, (_, origin) => ({ RAMAI_ORIGIN: origin, RAMAI_SHOP_ORIGIN: NOBODY }))
  await page.goto(`${ramai}/?post=rani-ayu-serum`)
  await expect(page.getByText('AYU Serum Pencerah 30 ml').first()).toBeVisible()

  await inView(page).getByRole('button', { name: words.view }).click()
  await page.getByRole('button', { name: words.goOn }).click()

  await expect(page.getByRole('heading', { name: words.shopClosed })).toBeVisible()
  await page.getByRole('button', { name: words.stay }).click()
  await expect(page).toHaveURL(new RegExp(`^${ramai}/`))
})

test('while Kasir is gone, an order is kept with its stock, and can be paid later', async ({
  page,
  words,
  startAlone,
  arrangeDelivery,
}) => {
  const pasar = await startAlone(pasarSystem, (_, origin) => ({
    PASAR_ORIGIN: origin,
    MIDTRANS_SNAP_BASE_URL: `${NOBODY}/snap/v1`,
    MIDTRANS_CORE_BASE_URL: NOBODY,
  }))
  await page.goto(`${pasar}/products/ratih-lamp`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await page.waitForURL(`${pasar}/checkout/**`)
  await arrangeDelivery()

  await page.getByRole('button', { name: words.placeOrder }).click()

  await page.waitForURL(`${pasar}/orders/**`)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  await page.getByRole('button', { name: words.payNow }).click()
  await expect(page.getByText(words.kasirUnreachable)).toBeVisible()
})
