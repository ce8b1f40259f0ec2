import { createHash } from 'node:crypto'
import { z } from 'zod'
import { sha256, size, wholeNumber } from './fields'
import { createRowMeter, type Measure } from './measure-rows'
import { signedFile } from './signed-file'
import { BUNDLE_SCHEMA, type BundleTable, hasAmount, tableNames } from './tables'

/** The `typ` of the signature. */
const CHECKSUMS_TYPE = 'bundle-checksums.v2+jws'

/** Keys in a range: few enough to look through where one differs, and many enough for a document of five million orders. */
export const RANGE_KEYS = 50_000

/** Where the old shop's days begin and end, whose sums both sides compare. */
export const DAYS_OF = 'Asia/Jakarta'

const rangeSchema = z.strictObject({
  table: z.enum(tableNames),
  first: size.min(1),
  last: size,
  rows: size.min(1),
  sum: wholeNumber,
  /** Hash of the rows as a bundle has them, in the order of their keys. */
  sha256,
})

const checksumsSchema = z.strictObject({
  version: z.literal(2),
  schema: z.literal(BUNDLE_SCHEMA),
  migration: z.uuid(),
  /** The last bundle before it: documents after different bundles cannot be compared. */
  sequence: size,
  /** Public origin of the company that has the rows. */
  side: z.string(),
  createdAt: z.iso.datetime(),
  ranges: z.array(rangeSchema),
  /** Hash of the lines beside the document, which grow with the shop. */
  daysSha256: sha256,
})

export type Checksums = z.infer<typeof checksumsSchema>

/**
 * Checksums of a side. `days` are lines in pieces of any size: merchant, day, orders placed on it and their total, in this order, with
 * tabs between.
 */
export type Summed = { checksums: Checksums; days: Iterable<Uint8Array> | AsyncIterable<Uint8Array> }

/** Both sides read their rows in one snapshot, as a bundle would have them. */
export type ChecksumSource = {
  lastKey: (table: BundleTable) => Promise<number>
  /** Measures the rows from key to key, in their order and as COPY writes them. */
  measure: (table: BundleTable, first: number, last: number) => Promise<Measured>
  /** As in `Summed`. */
  days: () => AsyncIterable<Uint8Array>
}

export type Measured = Pick<Measure, 'rows' | 'sum' | 'sha256'>

/** Measures lines of COPY that come in pieces of any size. @throws {Error} when they are not in the order of their keys. */
export async function measureLines(table: BundleTable, lines: AsyncIterable<Uint8Array>): Promise<Measured> {
  const meter = createRowMeter(hasAmount(table))
  for await (const piece of lines) meter.add(piece)

  return meter.result()
}

type TakeChecksums = Pick<Checksums, 'migration' | 'sequence' | 'side' | 'createdAt'> & {
  source: ChecksumSource
  /** Stores the lines of its days as they come, beside the document. */
  keepDays: (days: AsyncIterable<Uint8Array>) => Promise<void>
  rangeKeys?: number
  /** Called with each range: rows that are summed, of about how many. */
  onProgress?: (rows: number, all: number) => void
}

/** Sums one side's rows range by range: nothing is held besides the document. */
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
  /** A range has as many rows as keys until it is summed. */
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
  | { kind: 'day'; merchant: number; day: string; theirs: string; ours: string }

/**
 * Lists differences of the two sides: the first of rows, sum and bytes in each range, and each merchant's day.
 * @throws {Error} in one sentence when the documents are of two moments or two migrations, or the days are not those signed.
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

/** Side by side, as both are in one order: two days are held at a time, however many there are. */
async function compareDays(theirs: Summed, ours: Summed): Promise<Difference[]> {
  const [there, here] = [readDays(theirs), readDays(ours)]
  const differences: Difference[] = []
  let [their, our] = [await there.next(), await here.next()]
  while (their.value || our.value) {
    const order = inOrder(their.value, our.value)
    const { merchant, day } = (order <= 0 ? their.value : our.value) ?? { merchant: 0, day: '' }
    const [theirSums, ourSums] = [order <= 0 ? their.value?.sums : undefined, order >= 0 ? our.value?.sums : undefined]
    if (theirSums !== ourSums)
      differences.push({ kind: 'day', merchant, day, theirs: theirSums ?? '-', ours: ourSums ?? '-' })
    if (order <= 0) their = await there.next()
    if (order >= 0) our = await here.next()
  }

  return differences
}

type Day = { merchant: number; day: string; sums: string }

/** Less than zero where the first comes before the other, or where there is no other. */
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
      yield { merchant: Number(merchant), day, sums: `${orders} orders, Rp${total}` }
    }
  }
  if (rest !== '' || hash.digest('hex') !== checksums.daysSha256)
    throw new Error(`The sums by merchant and day of ${checksums.side} are not those that it has signed.`)
}
