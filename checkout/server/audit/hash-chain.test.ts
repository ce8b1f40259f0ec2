import { chainEvents, verifyHashChain } from '@jembatan/audit-log'
import { expect, test } from 'vitest'
import { auditEvents } from '@/db/schema'
import { openShop } from '../testing/open-world'
import { recordEvent } from './record-event'

const noon = new Date('2026-11-25T05:00:00Z')

test('audit events form a hash chain, and no row can be changed or deleted', async () => {
  const { db, sql } = await openShop()
  for (const kind of ['order_placed', 'order_cancelled'] as const)
    await recordEvent(db, { kind, detail: { total: 1 }, at: noon })

  await chainEvents(sql)

  expect(await verifyHashChain(sql)).toMatchObject({ events: 2, unsealed: 0, faults: [] })
  await expect(db.update(auditEvents).set({ kind: 'nothing' })).rejects.toMatchObject({
    cause: { message: 'audit_events is append-only' },
  })
  await expect(db.delete(auditEvents)).rejects.toThrow()
})

test('a row that was changed behind the guard is named', async () => {
  const { db, sql } = await openShop()
  await recordEvent(db, { kind: 'order_placed', detail: { total: 1 }, at: noon })
  await chainEvents(sql)

  await sql.unsafe(`alter table audit_events disable trigger all; update audit_events set detail = '{"total": 2}'`)

  expect((await verifyHashChain(sql)).faults.join()).toContain('row 1')
})
