import { openDatabase } from '../../tools/dev/postgres/open-database'
import { expect, test } from '../fixtures/money'
import { pasar } from '../fixtures/systems'
import { violationsOn } from '../fixtures/violations'

/** A merchant with an invalid phone number. No other test uses keys this high. */
const KEY = 900_000_000_001
const MERCHANT = {
  id: KEY,
  name: 'Gerai Perbaikan',
  owner_name: 'Budi Santoso',
  phone: 'lihat toko',
  email: 'gerai@contoh.example',
  city: 'Bandung',
  province: 'Jawa Barat',
  nib: '9120099999991',
  npwp: null,
  bank_account: 'SIMULASI-1',
  status: 'open',
  joined_at: '2023-12-12T00:00:00+00:00',
}

test('a row in quarantine is repaired by hand, and a wrong value stays in its field', async ({ backOffice }) => {
  const sql = openDatabase(pasar.databaseUrl)
  try {
    const row = JSON.stringify(MERCHANT)
    await sql`
      insert into migration.quarantine (table_name, key, state, code, source, row)
      values ('merchants', ${KEY}, 'quarantined', 'phone_invalid', ${row}::text::jsonb, ${row}::text::jsonb)`

    await backOffice.goto(`${pasar.origin}/back-office/migration`)
    await expect(backOffice.getByRole('list', { name: 'Langkah migrasi' }).getByRole('listitem')).toHaveCount(4)
    await expect(backOffice.getByRole('row', { name: /^Pedagang/ })).toBeVisible()
    await backOffice.getByRole('link', { name: /Nomor telepon tidak benar/ }).click()
    await backOffice.getByRole('link', { name: `Baris ${KEY}` }).click()
    await expect(backOffice.getByRole('cell', { name: 'B••• S••••••' }).first()).toBeVisible()
    expect(await violationsOn(backOffice)).toEqual([])

    const owner = backOffice.getByLabel('Nama pemilik', { exact: true })
    const phone = backOffice.getByLabel('Telepon', { exact: true })
    const joined = backOffice.getByLabel('Bergabung')
    await backOffice.getByText('Kolom lain').click()
    await expect(owner).toHaveValue('')
    await owner.fill('Sri Wahyuni')
    await phone.fill('masih salah')
    await joined.fill('kemarin')
    await backOffice.getByRole('button', { name: 'Coba lagi' }).click()
    await expect(joined).toHaveAccessibleDescription(/tidak cocok/)
    await expect(phone).toHaveValue('masih salah')
    await expect(owner).toHaveValue('Sri Wahyuni')

    await joined.fill('2023-12-12 00:00:00+00')
    await phone.fill('0811 2223 334')
    await backOffice.getByRole('button', { name: 'Coba lagi' }).click()
    await expect(backOffice.getByRole('status')).toContainText(`Pedagang ${KEY} masuk`)
    expect(await sql`select owner_name from migration.merchants where id = ${KEY}`).toEqual([
      { owner_name: 'Sri Wahyuni' },
    ])
  } finally {
    const [shop] = await sql`
      delete from migration.imported where table_name = 'merchants' and key = ${KEY} returning target`
    await sql`delete from shop_registrations where shop_id = ${shop?.target ?? ''}`
    await sql`delete from shops where id = ${shop?.target ?? ''}`
    await sql`delete from migration.merchants where id = ${KEY}`
    await sql`delete from migration.quarantine where table_name = 'merchants' and key = ${KEY}`
    await sql`delete from migration.changed where table_name = 'merchants' and key = ${KEY}`
    await sql.end()
  }
})
