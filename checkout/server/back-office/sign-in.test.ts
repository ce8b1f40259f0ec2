import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { findSession } from './operator-sessions'
import { signIn } from './sign-in'

const now = new Date('2026-11-25T03:00:00Z')
const backOfficeKey = 'a'.repeat(64)

test('the key starts an operator session and is recorded in the audit log', async () => {
  const { db } = await openShop()

  const { session } = await signIn({ db, backOfficeKey, address: '192.0.2.1', now }, { key: ` ${backOfficeKey}\n` })

  expect(await findSession({ db, now }, { key: backOfficeKey, token: session })).toBeDefined()
  expect(await db.query.auditEvents.findMany()).toMatchObject([{ kind: 'desk_opened' }])
})

test('ten wrong keys from one address lock it out, even with the right one, and no other address', async () => {
  const { db } = await openShop()
  const attempt = (address: string, key: string) => signIn({ db, backOfficeKey, address, now }, { key })
  for (let miss = 0; miss < 10; miss++)
    await expect(attempt('192.0.2.2', 'wrong')).rejects.toMatchObject({ code: 'back_office_key_wrong' })

  await expect(attempt('192.0.2.2', backOfficeKey)).rejects.toMatchObject({
    code: 'back_office_rate_limited',
    details: { minutes: 10 },
  })
  await expect(attempt('192.0.2.3', backOfficeKey)).resolves.toHaveProperty('session')
})

test('wrong keys from everywhere cost the audit log a few rows a minute', async () => {
  const { db } = await openShop()

  for (let miss = 0; miss < 60; miss += 1)
    await signIn({ db, backOfficeKey, address: `198.51.100.${miss}`, now }, { key: 'wrong' }).catch(() => {})

  expect(await db.$count(auditEvents)).toBeLessThanOrEqual(30)
})
