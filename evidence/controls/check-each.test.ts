import { expect, test } from 'vitest'
import { createTestWorld } from '../testing/test-world'
import { checkEach } from './check-each'
import { type Control, toFinding } from './control'

const words = { id: '', en: '' }

/** Controls that record their start and end. */
function controls(...rows: { row: number; concurrent?: true }[]) {
  const log: string[] = []
  const list = rows.map(
    ({ row, concurrent }): Control => ({
      row,
      concurrent,
      clauses: words,
      title: words,
      check: async () => {
        log.push(`begin ${row}`)
        await Promise.resolve()
        log.push(`end ${row}`)
        return toFinding({ faults: [], figure: words, observations: [] })
      },
    }),
  )

  return { log: log, list }
}

async function rowsOf(list: Control[]) {
  const rows: number[] = []
  for await (const { row } of checkEach(await createTestWorld(), list)) rows.push(row)

  return rows
}

test('concurrent neighbours run side by side, every other control alone, and all are given in their order', async () => {
  const { log, list } = controls(
    { row: 1, concurrent: true },
    { row: 2, concurrent: true },
    { row: 3 },
    { row: 4, concurrent: true },
  )

  expect(await rowsOf(list)).toEqual([1, 2, 3, 4])
  expect(log).toEqual(['begin 1', 'begin 2', 'end 1', 'end 2', 'begin 3', 'end 3', 'begin 4', 'end 4'])
})

test.each([
  ['alone', new Error('no answer'), '✗ no answer'],
  ['at each address', new AggregateError([new Error('late'), new Error('refused')]), '✗ late; refused'],
])('a check that breaks has failed, and says why: %s', async (_, problem, message) => {
  const { list } = controls({ row: 1 })
  const broken = list.map((control) => ({ ...control, check: () => Promise.reject(problem) }))

  const checked = await checkEach(await createTestWorld(), broken).next()

  expect(checked.value).toMatchObject({ verdict: 'failed', evidence: [message] })
})

test('a finding masks whom it is about, in its lines and for programs', async () => {
  const values = { value: 'ratna.uxb@contoh.id', ramai: 'members.email, id=7', pasar: 'orders.phone, id=PSR-1' }
  const fault = '"ratna.uxb@contoh.id" joins two rows, and so does 0812 3456 7890'
  const { list } = controls({ row: 1 })
  const check = async () =>
    toFinding({ faults: [{ code: 'common_value', fault, values }], figure: words, observations: [fault] })

  const checked = await checkEach(
    await createTestWorld(),
    list.map((control) => ({ ...control, check })),
  ).next()

  const masked = '"r•••@c•••" joins two rows, and so does 08•••'
  expect(checked.value).toMatchObject({
    evidence: [`✗ ${masked}`, masked],
    leaks: [{ code: 'common_value', values: { ...values, value: 'r•••@c•••' } }],
  })
})
