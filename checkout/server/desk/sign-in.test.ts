import { expect, test } from 'vitest'
import { openShop } from '../test-shop'
import { isPassValid } from './pass'
import { signIn } from './sign-in'

const now = new Date('2026-11-25T03:00:00Z')
const deskKey = 'a'.repeat(64)

test('the key opens the desk, and the trail says so', async () => {
  const { db } = await openShop()

  const { pass } = await signIn(db, { key: ` ${deskKey}\n`, deskKey, address: '192.0.2.1', now })

  expect(await isPassValid(deskKey, { pass, now })).toBe(true)
  expect(await db.query.auditEvents.findMany()).toMatchObject([{ kind: 'desk_opened' }])
})

test('ten wrong keys from one address close the desk to it, even with the right one, and to nobody else', async () => {
  const { db } = await openShop()
  const attempt = (address: string, key: string) => signIn(db, { key, deskKey, address, now })
  for (let miss = 0; miss < 10; miss++)
    await expect(attempt('192.0.2.2', 'wrong')).rejects.toMatchObject({ code: 'desk_key_wrong' })

  await expect(attempt('192.0.2.2', deskKey)).rejects.toMatchObject({ code: 'desk_too_often', facts: { minutes: 10 } })
  await expect(attempt('192.0.2.3', deskKey)).resolves.toHaveProperty('pass')
})
