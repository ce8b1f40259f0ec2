import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chainEvents } from './chain-events'
import { openAuditLog } from './testing/open-audit-log'
import { verifyHashChain } from './verify-hash-chain'

async function logOf(count: number) {
  const log = await openAuditLog()
  for (let number = 1; number <= count; number += 1) await log.write(`event ${number}`, { number, text: 'é "x" 🌉' })
  await chainEvents(log.sql)

  return log
}

test('an unmodified audit log has no fault', async () => {
  const { sql } = await logOf(5)

  expect(await verifyHashChain(sql)).toEqual({
    events: 5,
    unsealed: 0,
    head: { sequence: 5, hash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    faults: [],
  })
})

test('an empty audit log has no fault', async () => {
  const { sql } = await openAuditLog()

  expect(await verifyHashChain(sql)).toMatchObject({ events: 0, faults: [] })
})

test.each([
  ['detail', `update audit_events set detail = '{"number": 4}' where sequence = 3`],
  ['kind', `update audit_events set kind = 'nothing' where sequence = 3`],
  ['moment', `update audit_events set at = at + interval '1 microsecond' where sequence = 3`],
])('a row whose %s was changed is named', async (_what, statement) => {
  const { sql, tamper } = await logOf(5)

  await tamper(statement)

  expect((await verifyHashChain(sql)).faults).toEqual([
    'row 3 (id 3) was changed or moved: its hash is not that of its content',
  ])
})

test('a row changed together with its hash is detected at the next row', async () => {
  const { sql, tamper } = await logOf(5)

  await tamper(`
    update audit_events set kind = 'nothing', hash = encode(sha256(convert_to(
      audit_line(sequence, previous_hash, id, at, 'nothing', detail), 'UTF8')), 'hex') where sequence = 3`)

  expect((await verifyHashChain(sql)).faults).toEqual(['row 4 (id 4) does not follow the row before it'])
})

test.each([
  ['in the middle', 3, 'row 3 is missing before row 4 (id 4)'],
  ['at the beginning', 1, 'row 1 is missing before row 2 (id 2)'],
  ['at the end', 5, 'row 5 is missing at the end'],
])('a row that was deleted %s is named', async (_where, sequence, fault) => {
  const { sql, tamper } = await logOf(5)

  await tamper(`delete from audit_events where sequence = ${sequence}`)

  expect((await verifyHashChain(sql)).faults).toEqual([fault])
})

test('two swapped rows are both named', async () => {
  const { sql, tamper } = await logOf(5)

  await tamper(`
    update audit_events set sequence = -sequence where sequence in (2, 3);
    update audit_events set sequence = 5 + sequence where sequence in (-2, -3)`)

  const { faults } = await verifyHashChain(sql)
  expect(faults).toContain('row 2 (id 3) was changed or moved: its hash is not that of its content')
  expect(faults).toContain('row 3 (id 2) was changed or moved: its hash is not that of its content')
})

test('a row added after the head is named', async () => {
  const { sql, tamper } = await logOf(2)

  await tamper(`
    insert into audit_events (kind, detail, sequence, previous_hash, hash)
    select 'invented', '{}', 3, hash, encode(sha256(convert_to('x', 'UTF8')), 'hex') from audit_head`)

  expect((await verifyHashChain(sql)).faults).toContain('row 3 was added after the noted head 2')
})

test('a row without its hash is named', async () => {
  const { sql, tamper } = await logOf(1005)

  await tamper('update audit_events set sequence = null, previous_hash = null, hash = null where id = 2')

  const { faults } = await verifyHashChain(sql)
  expect(faults).toContain('the row with id 2 has no hash, though far later ones have')
})

test('any change of a row is detected', async () => {
  const { sql, tamper } = await logOf(6)

  const change = fc.record({ row: fc.integer({ min: 1, max: 6 }), kind: fc.stringMatching(/^[a-z]{1,8}$/) })
  await fc.assert(
    fc.asyncProperty(change, async ({ row, kind }) => {
      const [before] = await sql`select kind from audit_events where sequence = ${row}`
      await tamper(`update audit_events set kind = '${kind}' where sequence = ${row}`)
      const { faults } = await verifyHashChain(sql)
      await tamper(`update audit_events set kind = '${before?.kind}' where sequence = ${row}`)

      expect(faults).toEqual([`row ${row} (id ${row}) was changed or moved: its hash is not that of its content`])
      expect((await verifyHashChain(sql)).faults).toEqual([])
    }),
    { numRuns: 20 },
  )
})
