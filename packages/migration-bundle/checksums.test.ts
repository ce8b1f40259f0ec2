import { expect, test } from 'vitest'
import { compareChecksums, takeChecksums } from './checksums'
import { encodeRow } from './rows'

/** Creates a side with these sums of merchants and days, and no rows. */
async function sideWith(...sums: [merchant: number, day: string, orders: number, total: number][]) {
  const days: Uint8Array[] = []
  const checksums = await takeChecksums({
    migration: '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10',
    sequence: 3,
    side: 'https://social.example',
    createdAt: '2024-03-27T02:00:00.000Z',
    source: {
      lastKey: async () => 0,
      measure: async () => ({ rows: 0, sum: '0', sha256: '' }),
      days: async function* () {
        const lines = sums.map(encodeRow).join('')
        // Splits lines as COPY might deliver them: a piece may end anywhere.
        for (let at = 0; at < lines.length; at += 7) yield Buffer.from(lines.slice(at, at + 7))
      },
    },
    keepDays: keepIn(days),
  })

  return { checksums, days }
}

const keepIn = (days: Uint8Array[]) => async (pieces: AsyncIterable<Uint8Array>) => {
  for await (const piece of pieces) days.push(piece)
}

test('days that differ, or that only one side has, are listed', async () => {
  const theirs = await sideWith([2, '2024-01-03', 5, 100], [9, '2024-01-03', 1, 10], [10, '2024-01-02', 1, 10])
  const ours = await sideWith([2, '2024-01-03', 5, 101], [2, '2024-01-04', 1, 7], [10, '2024-01-02', 1, 10])

  expect(await compareChecksums(theirs, ours)).toEqual([
    { kind: 'day', merchant: 2, day: '2024-01-03', theirs: { orders: 5, total: 100 }, ours: { orders: 5, total: 101 } },
    { kind: 'day', merchant: 2, day: '2024-01-04', theirs: null, ours: { orders: 1, total: 7 } },
    { kind: 'day', merchant: 9, day: '2024-01-03', theirs: { orders: 1, total: 10 }, ours: null },
  ])
})

test.each([
  ['with a digit changed', '2\t2024-01-03\t4\t100\n'],
  ['without the end of a line', '2\t2024-01-03\t5\t100'],
  ['that have not come', ''],
])('days %s prove nothing', async (_, lines) => {
  const { checksums } = await sideWith([2, '2024-01-03', 5, 100])
  const ours = await sideWith([2, '2024-01-03', 5, 101])

  await expect(compareChecksums({ checksums, days: [Buffer.from(lines)] }, ours)).rejects.toThrow(
    'https://social.example',
  )
})

test('days of equal hashes are not read', async () => {
  const { checksums } = await sideWith([2, '2024-01-03', 5, 100])
  const days = [Buffer.from('nothing that was signed')]

  expect(await compareChecksums({ checksums, days }, await sideWith([2, '2024-01-03', 5, 100]))).toEqual([])
})

test('progress estimates the number of rows, which is exact at the end', async () => {
  const keys = { merchants: [1, 2], orders: [1, 2, 3, 7, 8] } as Record<string, number[]>
  const reports: number[][] = []
  await takeChecksums({
    migration: '5b0a6f5e-7d0f-4c3e-9a52-4f2f5b1f8f10',
    sequence: 3,
    rangeKeys: 3,
    side: 'https://social.example',
    createdAt: '2024-03-27T02:00:00.000Z',
    source: {
      lastKey: async (table) => keys[table]?.at(-1) ?? 0,
      measure: async (table, first, last) => {
        const rows = keys[table]?.filter((key) => key >= first && key <= last).length ?? 0
        return { rows, sum: '0', sha256: '0'.repeat(64) }
      },
      days: async function* () {},
    },
    keepDays: keepIn([]),
    onProgress: (...progress) => reports.push(progress),
  })

  expect(reports).toEqual([
    [0, 10],
    [2, 10],
    [5, 10],
    [5, 7],
    [7, 7],
  ])
})
