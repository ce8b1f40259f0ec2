import { expect, test } from 'vitest'
import { readFindings } from './findings'

const FINDING = {
  row: 1,
  title: { id: 'Ramai tidak bisa dibayar', en: 'Ramai cannot be paid' },
  clauses: { id: 'Pasal 21(3)', en: 'Art. 21(3)' },
  verdict: 'passed',
  figure: { id: '8 alamat', en: '8 addresses' },
  evidence: ['POST /pay 404'],
  leaks: [],
  tookMs: 12,
}
const SUM = { passed: 1, failed: 0, migrationOpen: 1, report: true }

const streamOf = (...pieces: string[]) =>
  new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(new TextEncoder().encode(piece))
      controller.close()
    },
  })

test('findings are read line by line, however the stream is cut', async () => {
  const text = `${JSON.stringify(FINDING)}\n${JSON.stringify(SUM)}\n`
  const cut = streamOf(text.slice(0, 30), text.slice(30, 200), text.slice(200))

  expect(await all(readFindings(cut))).toEqual([FINDING, SUM])
})

test('a row that is not built yet needs no clause and no figure', async () => {
  const row = { row: 11, title: FINDING.title, verdict: 'not_built' }

  expect(await all(readFindings(streamOf(JSON.stringify(row))))).toMatchObject([{ ...row, evidence: [] }])
})

test('a run that broke off says why', async () => {
  const reason = { error: 'broke_off', message: "Cannot find package 'planted'" }

  expect(await all(readFindings(streamOf(JSON.stringify(reason))))).toEqual([reason])
})

test('a row that waits for an open migration is told from the others, also in the total', async () => {
  const row = { ...FINDING, verdict: 'migration_open' }

  expect(await all(readFindings(streamOf(`${JSON.stringify(row)}\n${JSON.stringify(SUM)}\n`)))).toEqual([row, SUM])
})

test('an unknown verdict is refused', async () => {
  const stream = streamOf(`${JSON.stringify({ ...FINDING, verdict: 'fine' })}\n`)

  await expect(all(readFindings(stream))).rejects.toThrow()
})

async function all<T>(lines: AsyncIterable<T>) {
  const read: T[] = []
  for await (const line of lines) read.push(line)

  return read
}
