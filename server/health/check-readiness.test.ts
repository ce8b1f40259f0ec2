import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { freshDatabase } from '../testing/open-world'
import { checkReadiness } from './check-readiness'

const keysAtHand = async () => {}

test('a migrated database and a signing key make Ramai ready', async () => {
  const db = await freshDatabase()

  const readiness = await checkReadiness({ db, loadKeys: keysAtHand })

  expect(readiness).toEqual({
    ready: true,
    checks: { database: 'ok', migrations: 'ok', keys: 'ok' },
    clockAhead: 0,
  })
})

test('a database that lacks a migration is not ready', async () => {
  const db = await freshDatabase()
  await db.execute(sql`delete from drizzle.__drizzle_migrations`)

  const readiness = await checkReadiness({ db, loadKeys: keysAtHand })

  expect(readiness).toMatchObject({ ready: false, checks: { database: 'ok', migrations: 'failed' } })
})

test('a newer database that requires an unknown migration is not ready', async () => {
  const db = await freshDatabase()
  await db.execute(sql`
    insert into drizzle.oldest_reader (created_at, tag) values (4000000000000, '9999_later')
    on conflict (one) do update set created_at = excluded.created_at, tag = excluded.tag`)

  const readiness = await checkReadiness({ db, loadKeys: keysAtHand })

  expect(readiness).toMatchObject({ ready: false, checks: { database: 'ok', migrations: 'failed' } })
})

test('without its key Ramai is not ready, and names the missing part', async () => {
  const db = await freshDatabase()
  const keyMissing = () => Promise.reject(new Error('no such file'))

  const readiness = await checkReadiness({ db, loadKeys: keyMissing })

  expect(readiness).toMatchObject({ ready: false, checks: { database: 'ok', keys: 'failed' } })
})
