import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openShop } from '../testing/open-world'
import { checkReadiness } from './check-readiness'

test('a database of a newer version, whose readers must know a migration that this one does not, is not ready', async () => {
  const { db } = await openShop()
  expect(await checkReadiness({ db })).toMatchObject({ checks: { migrations: 'ok' } })
  await db.execute(sql`
    insert into drizzle.oldest_reader (created_at, tag) values (4000000000000, '9999_later')
    on conflict (one) do update set created_at = excluded.created_at, tag = excluded.tag`)

  const readiness = await checkReadiness({ db })

  expect(readiness).toMatchObject({ ready: false, checks: { database: 'ok', migrations: 'failed' } })
})
