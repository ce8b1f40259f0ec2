import { kasir as kasirSystem, pasar as pasarSystem, ramai as ramaiSystem } from '../../tools/dev/systems/systems'
import { expectDatabaseGone, withoutDatabase } from '../fixtures/database-gone'
import { holdScripts } from '../fixtures/hold-scripts'
import { expect, inView } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { listShops, readPasar } from '../fixtures/shops-file'

/** An address without a listener: the discard port. */
const NOBODY = 'http://127.0.0.1:9'

test("while Pasar is down, Ramai's feed works, and a tap leads to a clear page, also before hydration", async ({
  page,
  words,
  startOneMore,
}) => {
  const ramai = await startOneMore({
    system: ramaiSystem,
    changes: async (origin, own) => ({
      RAMAI_ORIGIN: origin,
      ...(await listShops(test.info().outputDir, [{ ...(await readPasar(own)), origin: NOBODY }])),
    }),
  })
  await page.goto(`${ramai}/?post=rani-ayu-serum`)
  await expect(page.getByText('AYU Serum Pencerah 30 ml').first()).toBeVisible()

  const scripts = await holdScripts(page)
  await inView(page).getByRole('button', { name: words.view }).click()
  await page.getByRole('button', { name: words.continueToShop }).click()
  scripts.release()

  await expect(page.getByRole('heading', { name: words.shopClosed })).toBeVisible()
  await page.getByRole('button', { name: words.stay }).click()
  await expect(page).toHaveURL(new RegExp(`^${ramai}/`))
})

test('while Kasir is gone, an order is kept with its stock, and can be paid later', async ({
  page,
  words,
  startOneMore,
  buyer,
}) => {
  const pasar = await startOneMore({
    system: pasarSystem,
    changes: (origin) => ({
      PASAR_ORIGIN: origin,
      MIDTRANS_SNAP_BASE_URL: `${NOBODY}/snap/v1`,
      MIDTRANS_CORE_BASE_URL: NOBODY,
    }),
  })
  await page.goto(`${pasar}/products/ratih-lamp`)
  await page.getByRole('button', { name: words.buyNow }).click()
  await page.waitForURL(`${pasar}/checkout/**`)
  await buyer.arrangeDelivery()

  await page.getByRole('button', { name: words.placeOrder }).click()

  await page.waitForURL(`${pasar}/orders/**`)
  await expect(page.getByRole('heading', { name: words.complete })).toBeVisible()
  await page.getByRole('button', { name: words.payNow }).click()
  await expect(page.getByText(words.kasirUnreachable)).toBeVisible()
})

// Each page retries by itself, and says so. `give-a-reason-for-every-refusal` does the same for
// Pasar.
for (const { system, path, says } of [
  { system: ramaiSystem, path: '/', says: 'Ramai sebentar lagi kembali' },
  { system: kasirSystem, path: '/snap/v3/redirection/any', says: 'Kasir sebentar lagi kembali' },
])
  test(`while the database of ${system.title} is gone, its pages say so, with the number of the request`, async ({
    page,
    startOneMore,
  }) => {
    const origin = await startOneMore(withoutDatabase(system))

    await expectDatabaseGone(page, { url: origin + path, says })
  })
