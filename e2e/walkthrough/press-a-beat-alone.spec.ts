import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eachSystem } from '../../tools/dev/systems/systems'
import { expect, test } from '../fixtures/console'
import { pasar, stateFolder, walkthrough } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

test('find me: a made-up name from the checkout is in Pasar’s database alone, and in no log', async ({
  watch,
  page,
  arrange,
  buyer,
}) => {
  const name = `Sekar ${crypto.randomUUID().slice(0, 8)}`
  await page.goto(`${pasar.origin}/checkout/${await arrange.visit()}`)
  await buyer.giveAddress(name)
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Cari saya', exact: true }).click()
  await stage.getByLabel('Nama, atau nilai lain').fill(name)
  await stage.getByRole('button', { name: 'Cari di ketiga basis data' }).click()

  const resultOf = (system: string) => stage.locator(`#talk [data-system="${system}"]`)
  await expect(resultOf('ramai')).toContainText(/^Ramai0\d+ tabel diperiksa/)
  await expect(resultOf('kasir')).toContainText(/^Kasir0\d+ tabel diperiksa/)
  await expect(resultOf('pasar')).toContainText(/^Pasar1basket_deliveries/)
  expect(await violationsOn(stage)).toEqual([])
  expect(await logsThatHold(name)).toEqual([])
})

test('on the stage two tokens are compared, a changed letter is refused, and Escape returns to the button', async ({
  watch,
  read,
}) => {
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Menyeberang', exact: true }).click()
  await stage.getByRole('button', { name: 'Ambil dua token' }).click()
  await expect(stage.getByText('fakta sama. Yang berbeda hanya nomor dan waktunya.')).toBeVisible()
  const valuesOf = (fact: string) =>
    stage
      .locator('#talk dl > div')
      .filter({ has: stage.getByText(fact, { exact: true }) })
      .getByRole('definition')
  await expect(valuesOf('nomor sekali pakai')).toHaveCount(2)
  await expect(valuesOf('barang')).toHaveCount(1)

  await stage.getByRole('button', { name: 'Tanya tokonya', exact: true }).click()
  await stage.getByRole('button', { name: read.mint }).click()
  await stage.getByRole('button', { name: read.changeIn('payload') }).click()
  await expect(stage.getByText(read.notIntact)).toBeVisible()

  const find = stage.getByRole('button', { name: 'Cari saya', exact: true })
  await find.click()
  await stage.getByLabel('Nama, atau nilai lain').focus()
  await stage.keyboard.press('Escape')
  await expect(stage.getByLabel('Nama, atau nilai lain')).toBeHidden()
  await expect(find).toBeFocused()
})

test('closing card: nine facts, no person, no money in the feed, no connection, and where to read on', async ({
  watch,
  arrange,
}) => {
  await arrange.visit()
  const stage = await watch('/')
  await stage.getByRole('button', { name: 'Kartu penutup', exact: true }).click()

  await expect(stage.locator('#talk').getByRole('definition')).toHaveText(['9', '0', 'Rp0', '0'])
  const report = stage.getByRole('link', { name: 'Laporan bertanda tangan' })
  await expect(report.or(stage.getByText('Belum ada laporan.'))).toBeVisible()
  expect(await violationsOn(stage)).toEqual([])

  await stage.goto(`${walkthrough.origin}/closing`)
  await expect(stage.getByRole('row', { name: 'Toko Lama ✓ ✓ ✓ ✓' })).toBeVisible()
  await expect(stage.getByRole('row', { name: 'Ramai ✓ – – –' })).toBeVisible()
})

/** Returns the log files, of every system and of the walkthrough, that contain a value. */
async function logsThatHold(value: string): Promise<string[]> {
  const folders = Object.keys(await eachSystem(async () => null)).concat('walkthrough')
  const files = await Promise.all(
    folders.map(async (folder) =>
      (await readdir(join(stateFolder, folder)))
        .filter((file) => file.endsWith('.log'))
        .map((file) => join(stateFolder, folder, file)),
    ),
  )
  const held = await Promise.all(files.flat().map(async (file) => (await readFile(file, 'utf8')).includes(value)))

  expect(files.flat().length).toBeGreaterThan(3)
  return files.flat().filter((_, index) => held[index])
}
