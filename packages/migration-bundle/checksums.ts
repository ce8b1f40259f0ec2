import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sha256, size, wholeNumber } from './fields'
import { createRowMeter, type Measure } from './measure-rows'
import { signedFile } from './signed-file'
import { BUNDLE_SCHEMA, type BundleTable, hasAmount, tableNames } from './tables'

/** The `typ` of the signature. */
const CHECKSUMS_TYPE = 'bundle-checksums.v2+jws'

/**
 * Keys in a range: few enough to search when one differs, and many enough for a document of five
 * million orders.
 */
export const RANGE_KEYS = 50_000

/** The time zone of the old shop's days, whose sums both sides compare. */
export const DAYS_OF = 'Asia/Jakarta'

const rangeSchema = z.strictObject({
  table: z.enum(tableNames),
  first: size.min(1),
  last: size,
  rows: size.min(1),
  sum: wholeNumber,
  /** Hash of the rows as a bundle encodes them, in key order. */
  sha256,
})

const checksumsSchema = z.strictObject({
  version: z.literal(2),
  schema: z.literal(BUNDLE_SCHEMA),
  migration: z.uuid(),
  /** The last bundle before the document: documents after different bundles cannot be compared. */
  sequence: size,
  /** Public origin of the company that holds the rows. */
  side: z.string(),
  createdAt: z.iso.datetime(),
  ranges: z.array(rangeSchema),
  /** Hash of the file of daily sums, which grows with the shop. */
  daysSha256: sha256,
})

export type Checksums = z.infer<typeof checksumsSchema>

/**
 * Checksums of one side. `days` are lines in pieces of any size: merchant, day, orders placed on it
 * and their total, separated by tabs.
 */
export type Summed = { checksums: Checksums; days: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }

/** The source of one side's rows. It reads them in one snapshot, encoded as in a bundle. */
export type ChecksumSource = {
  lastKey: (table: BundleTable) => Promise<number>
  /** Measures the rows of a key range, in key order and in COPY format. */
  measure: (table: BundleTable, first: number, last: number) => Promise<Measured>
  /** As in `Summed`. */
  days: () => AsyncIterable<Uint8Array>
}

export type Measured = Pick<Measure, 'rows' | 'sum' | 'sha256'>

/**
 * Measures COPY lines that arrive in pieces of any size. @throws {Error} when they are not in key
 * order.
 */
export async function measureLines(table: BundleTable, lines: AsyncIterable<Uint8Array>): Promise<Measured> {
  const meter = createRowMeter(hasAmount(table))
  for await (const piece of lines) meter.add(piece)

  return meter.result()
}

type TakeChecksums = Pick<Checksums, 'migration' | 'sequence' | 'side' | 'createdAt'> & {
  source: ChecksumSource
  /** Stores the daily sums as they arrive, beside the document. */
  keepDays: (days: AsyncIterable<Uint8Array>) => Promise<void>
  rangeKeys?: number
  /** Called after each range with the number of summed rows and the estimated total. */
  onProgress?: (rows: number, all: number) => void
}

/** Sums one side's rows range by range; holds only the document in memory. */
export async function takeChecksums({
  source,
  keepDays,
  rangeKeys = RANGE_KEYS,
  onProgress,
  ...about
}: TakeChecksums): Promise<Checksums> {
  const ranges: Checksums['ranges'] = []
  const ends: [BundleTable, number][] = []
  for (const table of tableNames) ends.push([table, await source.lastKey(table)])
  let summed = 0
  /** Until a range is summed, its keys estimate its rows. */
  let unread = ends.reduce((total, [, end]) => total + end, 0)
  onProgress?.(summed, unread)
  for (const [table, end] of ends)
    for (let first = 1; first <= end; first += rangeKeys) {
      const last = first + rangeKeys - 1
      const { rows, sum, sha256 } = await source.measure(table, first, last)
      if (rows > 0) ranges.push({ table, first, last, rows, sum, sha256 })
      summed += rows
      unread -= Math.min(last, end) - first + 1
      onProgress?.(summed, summed + unread)
    }
  const hash = createHash('sha256')
  async function* hashed() {
    for await (const piece of source.days()) {
      hash.update(piece)
      yield piece
    }
  }
  await keepDays(hashed())

  return checksumsSchema.parse({
    version: 2,
    schema: BUNDLE_SCHEMA,
    ...about,
    ranges,
    daysSha256: hash.digest('hex'),
  })
}

export const { sign: signChecksums, read: readChecksums } = signedFile('checksums', CHECKSUMS_TYPE, checksumsSchema)

export type Difference =
  | { kind: 'rows' | 'sum' | 'bytes'; table: BundleTable; first: number; last: number; theirs: string; ours: string }
  | { kind: 'day'; merchant: number; day: string; theirs: DaySums | null; ours: DaySums | null }

/** A merchant's sales on one day; null on a side without orders on that day. */
export type DaySums = { orders: number; total: number }

/**
 * Lists the differences between the two sides: of rows, sum and bytes the first in each range, and
 * each merchant's day.
 * @throws {Error} in one sentence when the documents are of different moments or migrations, or the
 * days do not match their signed hash.
 */
export async function compareChecksums(theirs: Summed, ours: Summed): Promise<Difference[]> {
  const [there, here] = [theirs.checksums, ours.checksums]
  if (there.migration !== here.migration || there.sequence !== here.sequence)
    throw new Error(
      `The documents are of two moments: theirs after bundle ${there.sequence}, ours after bundle ${here.sequence}.`,
    )
  const days = there.daysSha256 === here.daysSha256 ? [] : await compareDays(theirs, ours)

  return [...compareRanges(there, here), ...days]
}

function compareRanges(theirs: Checksums, ours: Checksums): Difference[] {
  const there = new Map(theirs.ranges.map((range) => [`${range.table} ${range.first}`, range]))
  const here = new Map(ours.ranges.map((range) => [`${range.table} ${range.first}`, range]))

  return [...new Set([...there.keys(), ...here.keys()])].flatMap((name): Difference[] => {
    const [their, our] = [there.get(name), here.get(name)]
    const { table, first, last } = their ?? our ?? { table: 'orders' as const, first: 0, last: 0 }
    const differ = (kind: 'rows' | 'sum' | 'bytes', one: number | string, other: number | string): Difference[] => [
      { kind, table, first, last, theirs: String(one), ours: String(other) },
    ]
    if (their?.rows !== our?.rows) return differ('rows', their?.rows ?? 0, our?.rows ?? 0)
    if (their?.sum !== our?.sum) return differ('sum', their?.sum ?? 0, our?.sum ?? 0)

    return their?.sha256 === our?.sha256 ? [] : differ('bytes', their?.sha256 ?? '', our?.sha256 ?? '')
  })
}

/** Merges both sides in their common order, so that only two days are in memory. */
async function compareDays(theirs: Summed, ours: Summed): Promise<Difference[]> {
  const [there, here] = [readDays(theirs), readDays(ours)]
  const differences: Difference[] = []
  let [their, our] = [await there.next(), await here.next()]
  while (their.value || our.value) {
    const order = inOrder(their.value, our.value)
    const { merchant, day } = (order <= 0 ? their.value : our.value) ?? { merchant: 0, day: '' }
    const theirSums = (order <= 0 && their.value?.sums) || null
    const ourSums = (order >= 0 && our.value?.sums) || null
    if (theirSums?.orders !== ourSums?.orders || theirSums?.total !== ourSums?.total)
      differences.push({ kind: 'day', merchant, day, theirs: theirSums, ours: ourSums })
    if (order <= 0) their = await there.next()
    if (order >= 0) our = await here.next()
  }

  return differences
}

type Day = { merchant: number; day: string; sums: DaySums }

/** Returns less than zero when the first comes before the other, or when there is no other. */
function inOrder(one: Day | undefined, other: Day | undefined) {
  if (!one || !other) return one ? -1 : 1

  return one.merchant - other.merchant || (one.day < other.day ? -1 : Number(one.day > other.day))
}

async function* readDays({ checksums, days }: Summed): AsyncGenerator<Day, undefined> {
  const hash = createHash('sha256')
  let rest = ''
  for await (const piece of days) {
    hash.update(piece)
    const lines = (rest + Buffer.from(piece).toString('latin1')).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) {
      const [merchant, day = '', orders, total] = line.split('\t')
      yield { merchant: Number(merchant), day, sums: { orders: Number(orders), total: Number(total) } }
    }
  }
  if (rest !== '' || hash.digest('hex') !== checksums.daysSha256)
    throw new Error(`The sums by merchant and day of ${checksums.side} are not those that it has signed.`)
}
