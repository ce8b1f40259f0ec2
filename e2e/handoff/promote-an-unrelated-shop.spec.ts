import { randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { openDatabase } from '../../tools/dev/postgres/open-database'
import { runScript } from '../../tools/dev/process/run-script'
import type { Settings } from '../../tools/dev/systems/settings'
import { ramai as ramaiSystem } from '../../tools/dev/systems/systems'
import { expect, inView } from '../fixtures/journey'
import { test } from '../fixtures/one-more-process'
import { listShops, readPasar } from '../fixtures/shops-file'
import { ramai } from '../fixtures/systems'
import { openWarung } from '../fixtures/unrelated-shop'

/** Creates another database for Ramai, with Ramai's own commands. */
async function anotherDatabase(own: Settings): Promise<Settings> {
  const name = `ramai_${randomBytes(4).toString('hex')}`
  const sql = openDatabase(ramai.databaseUrl)
  await sql.unsafe(`create database ${name}`)
  await sql.end()
  const address = Object.assign(new URL(ramai.databaseUrl), { pathname: `/${name}` })
  const environment = { ...own, RAMAI_DATABASE_URL: address.href }
  await runScript({ system: ramaiSystem, script: 'db:prepare', environment })

  return environment
}

/** Tika posts for Warung, half an hour after the second-newest post. */
async function postForWarung({ RAMAI_DATABASE_URL = '' }: Settings) {
  const sql = openDatabase(RAMAI_DATABASE_URL)
  await sql`
    insert into posts (id, creator_id, caption_id, caption_en, hashtags, media, shop, promo_id, published_at)
    select 'tika-sambal-warung', 'tika', 'Dari warung sebelah.', 'From the shop next door.', '{}', 'sambal-bu-tini',
      'warung', 101, published_at + interval '30 minutes'
    from posts order by published_at desc offset 1 limit 1`
  await sql.end()
}

/** Ramai's registry entry for a shop's operator. */
async function registryOf(origin: string) {
  const { d: _, ...publicJwk } = JSON.parse(await readFile(ramai.signingKeyFile, 'utf8'))

  return { [origin]: { name: 'Ramai', returnUrl: `${origin}/`, keys: { keys: [publicJwk] }, denied: [] } }
}

test('Ramai promotes a product of an unrelated shop, and names the shop at every step', async ({
  page,
  startOneMore,
}) => {
  const folder = test.info().outputDir
  const warung = await openWarung(folder)
  const origin = await startOneMore({
    system: ramaiSystem,
    changes: async (origin, own) => {
      const shops = await listShops(folder, [await readPasar(own), warung.shop])
      const environment = await anotherDatabase({ ...own, ...shops, RAMAI_ORIGIN: origin })
      await postForWarung(environment)
      await warung.trust(await registryOf(origin))

      return environment
    },
  })

  await page.goto(`${origin}/?post=tika-sambal-warung`)
  await expect(inView(page)).toHaveAttribute('data-post', 'tika-sambal-warung')
  await inView(page).getByRole('button', { name: 'Lihat di Warung Kita' }).click()
  await expect(page.getByRole('heading', { name: 'Kamu akan pindah ke Warung Kita' })).toBeVisible()
  await expect(page.getByText(`Warung Kita · ${new URL(warung.origin).host}`)).toBeVisible()
  await page.getByRole('button', { name: 'Lanjut ke Warung Kita' }).click()

  await page.waitForURL(`${warung.origin}/h?**`)
  await expect(page.getByRole('heading', { name: '1 × WARUNG-SAMBAL' })).toBeVisible()
  warung.close()
})
