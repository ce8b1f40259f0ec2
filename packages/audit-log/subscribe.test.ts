import postgres from 'postgres'
import { expect, inject, onTestFinished, test } from 'vitest'
import { assertHears } from './subscribe'
import { openAuditLog } from './testing/open-audit-log'

const variable = 'SHOP_DATABASE_DIRECT_URL'

test('an address that receives notifications passes', async () => {
  const { sql } = await openAuditLog()

  await expect(assertHears(sql, { variable })).resolves.toBeUndefined()
})

test('an address that receives no notifications is named', async () => {
  const { sql } = await openAuditLog()
  const elsewhere = postgres(inject('templateUrl'), { max: 1, onnotice: () => {} })
  onTestFinished(() => elsewhere.end())
  const joined = new Proxy(sql, { get: (target, name) => Reflect.get(name === 'listen' ? elsewhere : target, name) })

  const start = assertHears(joined, { variable, withinMs: 300 })

  await expect(start).rejects.toThrow('Set SHOP_DATABASE_DIRECT_URL: what is committed is not heard there.')
})

test('an unreachable database does not stop the start', async () => {
  const away = postgres('postgres://shop@127.0.0.1:9/shop', { connect_timeout: 1 })

  await expect(assertHears(away, { variable, withinMs: 300 })).resolves.toBeUndefined()
})
