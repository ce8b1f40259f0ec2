import { publish } from '../../tools/dev/keys/published-file'
import { pasar as pasarSystem } from '../../tools/dev/systems/systems'
import { expect } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { openObrolan } from '../fixtures/second-social-app'

// Without scripts, so that the landing page stays until the person continues.
test.use({ javaScriptEnabled: false })

test('a tap in a second social app lands, is named, and leads back to that app: an entry in the registry is all', async ({
  page,
  words,
  startOneMore,
}) => {
  let pasar = ''
  const obrolan = await openObrolan({ shop: () => pasar })
  const registry = test.info().outputPath('issuers.json')
  await publish(registry, { [obrolan.origin]: obrolan.entry })
  pasar = await startOneMore({
    system: pasarSystem,
    changes: (origin) => ({ PASAR_ORIGIN: origin, PASAR_ISSUERS_FILE: registry }),
  })

  await page.goto(obrolan.origin)
  await page.getByRole('button').click()
  await expect(page.getByText('Kamu datang dari Obrolan')).toBeVisible()
  await page.getByRole('button', { name: words.continueToShop }).click()
  await page.waitForURL(`${pasar}/products/**`)
  await page.getByRole('link', { name: 'Kembali ke Obrolan' }).click()

  await expect(page).toHaveURL(obrolan.entry.returnUrl)
  obrolan.close()
})
