import { expect, test } from 'vitest'
import stored from '../../docs/stored-by-ramai.json'
import { ramaiDatabase } from '../testing/test-databases'
import { createTestWorld } from '../testing/test-world'
import { ramaiStoresItsList } from './02-ramai-stores-its-list'

const look = async (databaseUrl: string) => ramaiStoresItsList.check(await createTestWorld({ ramai: { databaseUrl } }))

test('a migrated Ramai passes', async () => {
  const { url } = await ramaiDatabase()
  const lists = Object.values(stored.tables)
  const columns = lists.flatMap((columns) => columns.split(' '))

  expect(await look(url)).toMatchObject({
    verdict: 'passed',
    figure: { en: `${lists.length} tables, ${columns.length} columns, 0 forbidden` },
  })
})

test.each([
  ['a table of orders', 'create table orders (id integer)', '✗ the table orders is not on the list'],
  [
    'a table in a schema of its own',
    'create schema s create table s.t (id integer)',
    '✗ the table s.t is not on the list',
  ],
  [
    'one more column',
    'alter table creators add column phone text',
    '✗ creators.phone is what a social app may not keep',
  ],
  [
    'an e-mail address besides the one of a member',
    'alter table comments add column email text',
    '✗ comments.email is what a social app may not keep',
  ],
  [
    'a table that is gone',
    'drop table catalogue_promos',
    '✗ the table catalogue_promos is on the list and not in the database',
  ],
])('%s turns it red', async (_what, breach, fault) => {
  const { url, sql } = await ramaiDatabase()
  await sql.unsafe(breach)

  const { verdict, evidence } = await look(url)

  expect(verdict).toBe('failed')
  expect(evidence).toContain(fault)
})
