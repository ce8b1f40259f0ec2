import { expect, test } from 'vitest'
import { emptyDatabase } from '../testing/test-databases'
import { contactColumns } from './stored'
import { countTypedContacts } from './typed-contacts'

/** A database with every contact column of a system, and these contacts in the first one. */
async function databaseWith(system: 'ramai' | 'pasar', contacts: string[]) {
  const { url, sql } = await emptyDatabase()
  const [first] = contactColumns(system)
  for (const { table, column } of contactColumns(system)) {
    await sql`create table if not exists ${sql(table)} ()`
    await sql`alter table ${sql(table)} add column ${sql(column)} text`
  }
  for (const contact of contacts)
    await sql`insert into ${sql(first?.table ?? '')} (${sql(first?.column ?? '')}) values (${contact})`

  return url
}

test('a contact in both systems counts once, however it is written', async () => {
  const ramai = await databaseWith('ramai', ['Ratna.UXB@contoh.id', 'ratna.uxb@contoh.id', 'sari@contoh.id'])
  const pasar = await databaseWith('pasar', ['ratna.uxb@contoh.id', '+62 812 9999 0001'])

  expect(await countTypedContacts({ ramai, pasar })).toBe(1)
})
