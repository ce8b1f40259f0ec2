import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { freshDatabase } from '../testing/open-world'
import { findOperator } from './operator-sessions'
import { signInToDesk } from './sign-in'

const now = new Date('2026-11-25T03:00:00Z')
const deskKey = 'de'.repeat(32)

test('the key starts an operator session and is recorded in the audit log', async () => {
  const db = await freshDatabase()

  const { session } = await signInToDesk(
    { db, address: '192.0.2.1', deskKey, now },
    { key: ` ${deskKey}\n`, name: 'Sekar' },
  )

  expect(await findOperator({ db, now }, { key: deskKey, token: session })).toBe('Sekar')
  expect(await db.select().from(auditEvents)).toMatchObject([{ kind: 'desk_opened', detail: {} }])
})

test('ten wrong keys from one address lock it out, even with the right one, and no other address', async () => {
  const db = await freshDatabase()
  const attempt = (address: string, key: string) => signInToDesk({ db, address, deskKey, now }, { key, name: 'Sekar' })
  for (let miss = 0; miss < 10; miss++)
    await expect(attempt('192.0.2.2', 'wrong')).rejects.toMatchObject({ code: 'desk_key_wrong' })

  await expect(attempt('192.0.2.2', deskKey)).rejects.toMatchObject({
    code: 'desk_rate_limited',
    details: { minutes: 10 },
  })
  await expect(attempt('192.0.2.3', deskKey)).resolves.toHaveProperty('session')
})
