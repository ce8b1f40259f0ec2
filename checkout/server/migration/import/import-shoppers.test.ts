import type { Sql } from 'postgres'
import { expect, test } from 'vitest'
import { migratedOrders, migratedPersons } from '@/db/schema'
import { cleanShop, rowOf } from '../testing/old-shop-rows'
import { NOW as now, openStaging } from '../testing/open-staging'
import type { Rows } from '../testing/write-bundle'
import { importStaged } from './import-staged'

const NOTHING = { name: null, phone: null, email: null, address: null }
const SAID_NO = { ...NOTHING, consent: 'no' as const }
/** The first shopper's phone in another notation. */
const SAME_PHONE = '+6281200000001'

/**
 * Opens a shop of three orders by three shoppers, without consent except those in `given`, imported
 * as far as possible before the cut-over.
 */
async function openMigration(people: NonNullable<Rows['shoppers']>) {
  const orders = [1, 2, 3].map((id) => rowOf('orders', { id, shopperId: id, recipient: `Penerima ${id}` }))
  const shoppers = [1, 2, 3].map((id) => people.find(([key]) => key === id) ?? rowOf('shoppers', { id, ...SAID_NO }))
  const { db, sql, load: stage } = await openStaging({ ...cleanShop(3), orders, reviews: [], shoppers })
  const importAll = async () => (await importStaged(sql, { now })).shoppers
  const load = async (rows: Rows) => {
    await stage(rows)
    return importAll()
  }
  const imported = await importAll()
  const persons = () => db.select().from(migratedPersons).orderBy(migratedPersons.email)
  const owners = async () =>
    (await db.select().from(migratedOrders).orderBy(migratedOrders.oldShopNumber)).map(({ personId }) => personId)

  return { db, sql, load, imported, persons, owners }
}

/** Returns the tables of Pasar that contain a text. */
async function tablesWith(sql: Sql, text: string) {
  const tables = await sql<{ name: string }[]>`
    select quote_ident(table_schema) || '.' || quote_ident(table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema in ('public', 'migration') order by 1`
  const matches = await Promise.all(
    tables.map(({ name }) => sql.unsafe(`select from ${name} t where t::text like $1 limit 1`, [`%${text}%`])),
  )

  return tables.filter((_, index) => (matches[index]?.length ?? 0) > 0).map(({ name }) => name)
}

test('only a shopper who consented gets a row, with Pasar’s own id and the consent’s text and time', async () => {
  const { imported, persons, owners, load } = await openMigration([
    rowOf('shoppers', { id: 1, phone: '0812-0000-0001', email: ' Siti@Contoh.example' }),
    rowOf('shoppers', { id: 3, ...NOTHING, consent: null, consentText: null, consentAt: null }),
  ])

  const again = await load({})

  expect([imported, again]).toEqual([
    { added: 1, changed: 0, removed: 0 },
    { added: 0, changed: 0, removed: 0 },
  ])
  const [siti, ...others] = await persons()
  expect(others).toEqual([])
  expect(siti).toMatchObject({
    name: 'Siti Rahma',
    phone: SAME_PHONE,
    email: 'siti@contoh.example',
    consentText: 'pindah-1',
    consentAt: new Date('2024-01-20T05:00:00Z'),
    claimHash: null,
    claimedBy: null,
  })
  expect(await owners()).toEqual([siti?.id, null, null])
})

test('a consent withdrawn before the cut-over removes name and contacts from every table', async () => {
  const { sql, load, owners, persons } = await openMigration([
    rowOf('shoppers', { id: 1, email: 'sekali@contoh.example' }),
  ])
  expect(await tablesWith(sql, 'sekali@contoh.example')).toEqual(['migration.shoppers', 'public.migrated_persons'])

  const imported = await load({ shoppers: [rowOf('shoppers', { id: 1, ...SAID_NO })] })

  expect(imported).toEqual({ added: 0, changed: 0, removed: 1 })
  expect(await persons()).toEqual([])
  expect(await owners()).toEqual([null, null, null])
  for (const own of ['sekali@contoh.example', SAME_PHONE.slice(3)]) expect(await tablesWith(sql, own)).toEqual([])
})

test('a late consent links the orders that were imported before, and a corrected name is followed', async () => {
  const { load, owners, persons } = await openMigration([rowOf('shoppers', { id: 1, ...SAID_NO })])

  const late = await load({ shoppers: [rowOf('shoppers', { id: 1 })] })
  const corrected = await load({ shoppers: [rowOf('shoppers', { id: 1, name: 'Siti Rahmawati' })] })

  expect([late, corrected]).toMatchObject([{ added: 1 }, { added: 0, changed: 1 }])
  const [siti] = await persons()
  expect(siti?.name).toBe('Siti Rahmawati')
  expect(await owners()).toEqual([siti?.id, null, null])
})

test('two accounts of one person are one, until the first withdraws its consent', async () => {
  const { load, owners, persons } = await openMigration([
    rowOf('shoppers', { id: 1 }),
    rowOf('shoppers', { id: 2, phone: SAME_PHONE, email: 'kedua@contoh.example' }),
  ])
  const [first] = await persons()
  expect(await persons()).toHaveLength(1)
  expect(await owners()).toEqual([first?.id, first?.id, null])

  await load({ shoppers: [rowOf('shoppers', { id: 1, ...SAID_NO })] })

  const [second] = await persons()
  expect(await persons()).toMatchObject([{ email: 'kedua@contoh.example' }])
  expect(await owners()).toEqual([null, second?.id, null])
})

test('a consent to an unknown text is quarantined, and its order is imported without a person', async () => {
  const { sql, imported, owners } = await openMigration([
    rowOf('shoppers', { id: 1, consentText: 'pindah-0' }),
    rowOf('shoppers', { id: 2, email: 'bukan surel' }),
    rowOf('shoppers', { id: 3, consentAt: null }),
  ])

  expect(await sql`select key::int, code from migration.quarantine where table_name = 'shoppers' order by key`).toEqual(
    [
      { key: 1, code: 'consent_unproven' },
      { key: 2, code: 'email_invalid' },
      { key: 3, code: 'consent_unproven' },
    ],
  )
  expect(imported).toMatchObject({ added: 0 })
  expect(await owners()).toEqual([null, null, null])
})
