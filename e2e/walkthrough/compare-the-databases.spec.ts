import { openDatabase } from '../../tools/dev/postgres/open-database'
import { expect, test } from '../fixtures/console'
import { pasar } from '../fixtures/systems'

test('three databases are shown side by side: only Pasar’s has a table for the order', async ({
  watch,
  read,
  arrange,
}) => {
  const console = await watch('/databases')
  const [ramais, pasars, kasirs] = ['Ramai', 'Pasar', 'Kasir'].map((name) => console.getByRole('region', { name }))
  if (!ramais || !pasars || !kasirs) throw new Error('There are three.')
  await expect(ramais.getByRole('listitem').filter({ hasText: 'pesanan' })).toContainText(/21\(3\).*25\(3\)/)
  await expect(pasars.getByRole('listitem').filter({ hasText: 'penonton' })).toContainText(/13\(3\)b.*18\(4\)b/)
  await expect(kasirs.getByRole('listitem').filter({ hasText: 'barang' })).toContainText(/13\(3\)b/)
  await expect(console.getByText('ADA, padahal dilarang')).toHaveCount(0)

  await arrange.order()
  await console.getByRole('button', { name: read.countAgain }).click()

  const orders = pasars.getByRole('row', { name: /^orders / })
  await expect(orders).toContainText(/\+\d+/)
  await expect(console.getByRole('button', { name: read.countAgain })).toBeFocused()
  await expect(ramais.getByRole('row', { name: /^orders / })).toHaveCount(0)
  await expect(kasirs.getByRole('row', { name: /^(products|addresses|baskets) / })).toHaveCount(0)
})

test('the counts are those of the database itself', async ({ watch }) => {
  const sql = openDatabase(pasar.databaseUrl)
  const [counted] = await sql<{ count: number }[]>`select count(*)::int as count from products`
  await sql.end()

  const console = await watch('/databases')

  await expect(console.getByRole('region', { name: 'Pasar' }).getByRole('row', { name: /^products / })).toHaveText(
    new RegExp(`products\\s*${counted?.count}$`),
  )
})
