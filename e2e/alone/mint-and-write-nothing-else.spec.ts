import { newViewer, tap } from '@jembatan/buyer/viewer'
import { tablesOf } from '../../tools/dev/postgres/stored-text'
import { expect, test } from '../fixtures/journey'
import { ramai } from '../fixtures/systems'

test('minting writes an audit event and a count, and no other table', async () => {
  const read = async () =>
    new Map((await tablesOf('ramai', ramai.databaseUrl)).map(({ name, texts }) => [name, `${texts}`]))
  const before = await read()

  await tap(ramai.origin, newViewer())

  const written = [...(await read())].filter(([name, texts]) => before.get(name) !== texts).map(([name]) => name)
  // The head of the audit log follows its events a moment later.
  const tables = written.filter((name) => name !== 'ramai, table audit_head')
  expect(tables.sort()).toEqual(['ramai, table audit_events', 'ramai, table promotion_departures'])
})
