import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { recordSigningKey } from './record-signing-key'

const now = new Date('2026-11-25T04:00:00Z')

test('a key is recorded when it differs from the last one, and not at each start', async () => {
  const db = await freshDatabase()

  for (const kid of ['first', 'first', 'second', 'second']) await recordSigningKey(db, { kid, now })

  expect(await db.select().from(auditEvents).orderBy(auditEvents.id)).toMatchObject([
    { kind: 'signing_key_changed', detail: { keyId: 'first' } },
    { kind: 'signing_key_changed', detail: { keyId: 'second', previousKeyId: 'first' } },
  ])
})
