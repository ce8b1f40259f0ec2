import { expect, test } from 'vitest'
import { worldWithAuditLog } from '../testing/world-with-audit-log'
import { completeAuditLog } from './25-complete-audit-log'

const withoutGuards = (statement: string) =>
  `alter table audit_events disable trigger all; ${statement}; alter table audit_events enable trigger all`

test('an untouched audit log has no fault, and systems that no auditor can ask are named', async () => {
  const { world } = await worldWithAuditLog()

  const { verdict, figure, evidence } = await completeAuditLog.check(world)

  expect(evidence.slice(0, 2)).toEqual(['… Ramai has no audit API yet', '… Pasar has no audit API yet'])
  expect([verdict, figure.en]).toEqual(['not_built', 'Kasir: 5 chained events'])
})

test.each([
  ['changed', `update audit_events set kind = 'nothing' where sequence = 3`, 'row 3 (id 3) was changed'],
  ['deleted', 'delete from audit_events where sequence = 3', 'row 3 is missing before row 4'],
])('a row that was %s turns the control red', async (_what, statement, fault) => {
  const { world, sql } = await worldWithAuditLog()
  await sql.unsafe(withoutGuards(statement))

  const { verdict, evidence } = await completeAuditLog.check(world)

  expect(verdict).toBe('failed')
  expect(evidence.join()).toContain(fault)
})

test('a database that lets rows be rewritten turns it red, and keeps them', async () => {
  const { world, sql } = await worldWithAuditLog()
  await sql`drop trigger audit_events_are_append_only on audit_events`

  const { evidence } = await completeAuditLog.check(world)

  expect(evidence.join()).toContain('lets a row be rewritten: nothing stood in the way')
  expect(await sql`select from audit_events where kind = 'nothing'`).toHaveLength(0)
})

test('a flow that the register does not name turns it red', async () => {
  const { world, record } = await worldWithAuditLog()
  await record({ crossing: { flow: 'F9', from: 'pasar', to: 'ramai' } })

  const { evidence } = await completeAuditLog.check(world)

  expect(evidence).toContain('✗ Kasir: F9 pasar → ramai crossed and is not in the register')
})

test.each([
  ['a person', { viewer: 'rani' }, 'row 6 holds the viewer of a person'],
  ['an order beside a token', { crossing: { flow: 'F2' }, orderId: 'PSR-1' }, 'row 6 holds orderId beside a token'],
])('%s in an audit log turns it red', async (_what, detail, fault) => {
  const { world, record } = await worldWithAuditLog()
  await record(detail)

  const { evidence } = await completeAuditLog.check(world)

  expect(evidence.join()).toContain(fault)
})

test('a refusal with more than a code and its request id turns the control red', async () => {
  const toStrangers = `{"error":"key_wrong","requestId":"${crypto.randomUUID()}","events":5}`
  const { world } = await worldWithAuditLog({ toStrangers })

  const { evidence } = await completeAuditLog.check(world)

  expect(evidence.join()).toContain('Kasir answers a wrong key with 401')
})

test('a head that a stranger signed turns it red', async () => {
  const { world } = await worldWithAuditLog({ signedBy: 'a stranger' })

  const { evidence } = await completeAuditLog.check(world)

  expect(evidence[0]).toContain('is not signed by its key')
})
