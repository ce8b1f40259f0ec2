import { sql } from 'drizzle-orm'
import { expect, inject, onTestFinished, test } from 'vitest'
import { connect } from '@/db/connect'
import { migrate } from '@/db/migrate'
import { cloneDatabase } from '../../../tools/dev/postgres/test-database'
import { checkReadiness } from './check-readiness'

test('the migrate step refuses a newer database, and the process is not ready', async () => {
  const { url, drop } = await cloneDatabase(inject('templateUrl'))
  const { db, close } = connect(url)
  onTestFinished(() => close().then(drop))
  expect(await checkReadiness(db)).toMatchObject({ checks: { migrations: 'ok' } })
  await db.execute(sql`insert into drizzle.oldest_reader (created_at, tag) values (4000000000000, '9999_later')`)

  expect(await checkReadiness(db)).toMatchObject({ ready: false, checks: { database: 'ok', migrations: 'failed' } })
  await expect(migrate(url)).rejects.toThrow('whose readers must know migration 9999_later. Start a build that has it.')
})
