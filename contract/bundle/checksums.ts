import { z } from 'zod'
import { type DocumentKeys, detachedSignatureSchema, signDocument, verifyDocument } from '../keys/signed-document'
import type { SigningKey } from '../keys/signing-key'
import { createRowMeter, type Measure } from './measure-rows'
import { BUNDLE_SCHEMA, type BundleTable, hasAmount, tableNames } from './tables'

/** The `typ` of the signature. */
const CHECKSUMS_TYPE = 'bundle-checksums.v1+jws'

/** Keys in a range: few enough to look through where one differs, and many enough for a document of five million orders. */
export const RANGE_KEYS = 50_000

/** Where the old shop's days begin and end, whose sums both sides compare. */
export const DAYS_OF = 'Asia/Jakarta'

const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const wholeNumber = z.string().regex(/^(0|-?[1-9]\d{0,30})$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

const rangeSchema = z.strictObject({
  table: z.enum(tableNames),
  first: size.min(1),
  last: size,
  rows: size.min(1),
  sum: wholeNumber,
  /** Of the rows as a bundle has them, in the order of their keys. */
  sha256,
})

const daySchema = z.strictObject({ merchant: size, day: z.iso.date(), orders: size.min(1), total: wholeNumber })

const checksumsSchema = z.strictObject({
  version: z.literal(1),
  schema: z.literal(BUNDLE_SCHEMA),
  migration: z.uuid(),
  /** After which bundle: documents of two moments say nothing about each other. */
  sequence: size,
  /** Public origin of whose rows these are. */
  side: z.string(),
  createdAt: z.iso.datetime(),
  ranges: z.array(rangeSchema),
  /** Orders and their totals, by merchant and the day on which they were placed. */
  days: z.array(daySchema),
})

export type Checksums = z.infer<typeof checksumsSchema>
export type DaySum = z.infer<typeof daySchema>

/** Both sides read their rows in one snapshot, as a bundle would have them. */
export type ChecksumSource = {
  lastKey: (table: BundleTable) => Promise<number>
  /** Of the rows from key to key, in their order and as COPY writes them. */
  measure: (table: BundleTable, first: number, last: number) => Promise<Measured>
  days: () => Promise<DaySum[]>
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
  rangeKeys?: number
  /** Called with each range: rows that are summed so far. */
  onProgress?: (rows: number) => void
}

/** Sums one side's rows range by range: nothing is held besides what the document says. */
export async function takeChecksums({ source, rangeKeys = RANGE_KEYS, onProgress, ...about }: TakeChecksums) {
  const ranges: Checksums['ranges'] = []
  let summed = 0
  for (const table of tableNames) {
    const end = await source.lastKey(table)
    for (let first = 1; first <= end; first += rangeKeys) {
      const last = first + rangeKeys - 1
      const { rows, sum, sha256 } = await source.measure(table, first, last)
      if (rows === 0) continue
      ranges.push({ table, first, last, rows, sum, sha256 })
      summed += rows
      onProgress?.(summed)
    }
  }

  return checksumsSchema.parse({ version: 1, schema: BUNDLE_SCHEMA, ...about, ranges, days: await source.days() })
}

/** The document as a file, in the clear with its signature beside it. */
export async function signChecksums(checksums: Checksums, signingKey: SigningKey): Promise<string> {
  return `${JSON.stringify({ checksums, signature: await signDocument(checksums, CHECKSUMS_TYPE, signingKey) })}\n`
}

/** @throws {Error} when no key that may sign has signed it, or when it is another kind of document. */
export async function readChecksums(file: string, keys: DocumentKeys): Promise<Checksums> {
  const fileSchema = z.strictObject({
    checksums: z.record(z.string(), z.unknown()),
    signature: detachedSignatureSchema,
  })
  const { checksums, signature } = fileSchema.parse(JSON.parse(file))
  await verifyDocument({ document: checksums, signature, typ: CHECKSUMS_TYPE, keys })

  return checksumsSchema.parse(checksums)
}

export type Difference =
  | { kind: 'rows' | 'sum' | 'bytes'; table: BundleTable; first: number; last: number; theirs: string; ours: string }
  | { kind: 'day'; merchant: number; day: string; theirs: string; ours: string }

/**
 * What the two sides do not agree about: of each range the first of rows, sum and bytes, and each merchant's day.
 * @throws {Error} in one sentence when the documents are of two moments or two migrations.
 */
export function compareChecksums(theirs: Checksums, ours: Checksums): Difference[] {
  if (theirs.migration !== ours.migration || theirs.sequence !== ours.sequence)
    throw new Error(
      `The documents are of two moments: theirs after bundle ${theirs.sequence}, ours after bundle ${ours.sequence}.`,
    )

  return [...compareRanges(theirs, ours), ...compareDays(theirs, ours)]
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

function compareDays(theirs: Checksums, ours: Checksums): Difference[] {
  const byDay = (days: DaySum[]) =>
    new Map(days.map(({ merchant, day, orders, total }) => [`${merchant} ${day}`, `${orders} orders, Rp${total}`]))
  const [there, here] = [byDay(theirs.days), byDay(ours.days)]

  return [...new Set([...there.keys(), ...here.keys()])]
    .filter((name) => there.get(name) !== here.get(name))
    .map((name) => {
      const [merchant = '', day = ''] = name.split(' ')
      return {
        kind: 'day',
        merchant: Number(merchant),
        day,
        theirs: there.get(name) ?? '-',
        ours: here.get(name) ?? '-',
      }
    })
}
