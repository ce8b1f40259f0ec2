import { createHash } from 'node:crypto'
import {
  type DocumentKeys,
  detachedSignatureSchema,
  parseDocumentKeys,
  signDocument,
  UnknownKey,
  verifyDocument,
} from '@jembatan/contract/keys/signed-document'
import type { SigningKey } from '@jembatan/contract/keys/signing-key'
import { z } from 'zod'
import { BundleRefused } from './bundle-refused'
import { sha256, size, wholeNumber } from './fields'
import { LARGEST_PICTURE, pictureFile } from './picture'
import { BUNDLE_SCHEMA, tableNames } from './tables'

/** The `typ` of the signature, so that no other document of the same key passes for a bundle. */
export const BUNDLE_TYPE = 'bundle.v1+jws'

/** Enough for a manifest of five million orders in chunks of the smallest useful size. */
export const LONGEST_MANIFEST = 32 * 1024 * 1024

/** A position in PostgreSQL's write-ahead log. */
const position = z.string().regex(/^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/)
const origin = z.string().refine((text) => URL.canParse(text) && new URL(text).origin === text)

export const chunkSchema = z.strictObject({
  name: z.string().regex(/^\d{6}-[a-z-]+\.age$/),
  table: z.enum(tableNames),
  /** Rows that replace those with the same keys, or keys of deleted rows. */
  holds: z.enum(['rows', 'deleted_keys']),
  /** The position at which the rows were read. An interrupted bulk export has read at several. */
  readAt: position,
  rows: size.min(1),
  sum: wholeNumber,
  first: size,
  last: size,
  bytes: size,
  sha256,
  storedBytes: size,
  storedSha256: sha256,
})

export type ChunkEntry = z.infer<typeof chunkSchema>

const pictureSchema = z.strictObject({
  name: z.string(),
  /** Hash of the picture itself; its file and the products refer to it by this hash. */
  sha256,
  bytes: size.min(1),
  storedBytes: size,
  storedSha256: sha256,
})

export type PictureEntry = z.infer<typeof pictureSchema>

const manifestSchema = z
  .strictObject({
    version: z.literal(1),
    schema: z.string().min(1),
    migration: z.uuid(),
    /**
     * Zero is the bulk export. Bundles of changes follow, each with the hash of its predecessor.
     */
    sequence: size,
    previous: sha256.nullable(),
    issuer: origin,
    audience: origin,
    recipient: z.string().regex(/^age1[0-9a-z]{58}$/),
    createdAt: z.iso.datetime(),
    /** The bundle contains the changes committed from `from` to before `to`. */
    from: position,
    to: position,
    chunks: z.array(chunkSchema),
    /** Pictures of products in this bundle that are in no earlier bundle. */
    pictures: z.array(pictureSchema),
    /** Sums of all rows in this bundle. Deleted keys are counted only in their chunks. */
    tables: z.partialRecord(z.enum(tableNames), z.strictObject({ rows: size, sum: wholeNumber })),
  })
  .superRefine(({ sequence, previous, chunks, pictures, tables }, context) => {
    const complain = (message: string) => context.addIssue({ code: 'custom', message })
    if ((sequence === 0) !== (previous === null)) complain('only the bulk follows no other bundle')
    if (new Set(chunks.map(({ name }) => name)).size !== chunks.length) complain('a chunk is listed twice')
    if (new Set(pictures.map(({ sha256 }) => sha256)).size !== pictures.length) complain('a picture is listed twice')
    if (pictures.some(({ name, sha256 }) => name !== pictureFile(sha256))) complain('a picture has another name')
    if (JSON.stringify(sumTables(chunks)) !== JSON.stringify(tables))
      complain('the tables are not the sum of the chunks')
  })

export type BundleManifest = z.infer<typeof manifestSchema>

/** Rows and amounts by table, in the order of the tables. */
export function sumTables(chunks: ChunkEntry[]): BundleManifest['tables'] {
  const sums: BundleManifest['tables'] = {}
  for (const table of tableNames) {
    const mine = chunks.filter((chunk) => chunk.table === table && chunk.holds === 'rows')
    if (mine.length === 0) continue
    sums[table] = {
      rows: mine.reduce((total, { rows }) => total + rows, 0),
      sum: mine.reduce((total, { sum }) => total + BigInt(sum), 0n).toString(),
    }
  }

  return sums
}

/**
 * Returns the manifest as a readable file with its signature.
 * @throws {z.ZodError} when it breaks its own schema.
 */
export async function signManifest(manifest: Omit<BundleManifest, 'tables'>, signingKey: SigningKey): Promise<string> {
  const signed = manifestSchema.parse({ ...manifest, tables: sumTables(manifest.chunks) })

  return `${JSON.stringify({ manifest: signed, signature: await signDocument(signed, BUNDLE_TYPE, signingKey) }, null, 2)}\n`
}

/** The hash by which the next bundle names this one. */
export const hashManifest = (file: string) => createHash('sha256').update(file).digest('hex')

/**
 * @throws {Error} in one sentence unless the file is a JWKS of Ed25519 public keys named by their
 * thumbprints.
 */
export const parseBundleKeys = (json: unknown): Promise<DocumentKeys> => parseDocumentKeys(json, 'bundle')

const fileSchema = z.strictObject({
  manifest: z.record(z.string(), z.unknown()),
  signature: detachedSignatureSchema,
})

/**
 * The bundle that a reader expects next. `migration` is null before the first, whose bulk export
 * begins one.
 */
export type ExpectedBundle = { migration: string | null; sequence: number; previous: string | null }

export type ReadManifest = {
  keys: DocumentKeys
  audience: string
  recipient: string
  expected: ExpectedBundle
}

/**
 * Verifies the signature of a manifest, then parses it.
 * @throws {BundleRefused} when no part of the bundle may be used.
 */
export async function readManifest(file: string, { keys, audience, recipient, expected }: ReadManifest) {
  if (file.length > LONGEST_MANIFEST) throw new BundleRefused('bundle_too_large', 'The manifest is too long.')
  const { manifest: claimed, signature } = parseFile(file)
  await checkSignature(claimed, signature, keys)
  if (claimed.version !== 1 || claimed.schema !== BUNDLE_SCHEMA)
    throw new BundleRefused('bundle_other_schema', `The bundle is not of the schema ${BUNDLE_SCHEMA}, version 1.`)
  const manifest = manifestSchema.safeParse(claimed)
  if (!manifest.success)
    throw new BundleRefused('bundle_other_schema', `The manifest breaks its schema: ${z.prettifyError(manifest.error)}`)

  if (manifest.data.pictures.some(({ bytes }) => bytes > LARGEST_PICTURE))
    throw new BundleRefused('bundle_too_large', 'A picture is larger than pictures may be.')
  if (manifest.data.audience !== audience)
    throw new BundleRefused('bundle_not_for_us', `The bundle is for ${manifest.data.audience}.`)
  if (manifest.data.recipient !== recipient)
    throw new BundleRefused('bundle_not_for_us', 'The bundle is encrypted to another public key.')
  checkOrder(manifest.data, expected)

  return manifest.data
}

function parseFile(file: string) {
  try {
    return fileSchema.parse(JSON.parse(file))
  } catch (cause) {
    throw new BundleRefused('bundle_unsigned', 'The manifest is not a signed document.', { cause })
  }
}

async function checkSignature(document: unknown, signature: string, keys: DocumentKeys) {
  try {
    await verifyDocument({ document, signature, typ: BUNDLE_TYPE, keys })
  } catch (cause) {
    if (cause instanceof UnknownKey)
      throw new BundleRefused('bundle_unsigned', 'No key that may sign a bundle has signed it.', { cause })
    throw new BundleRefused('bundle_altered', 'The manifest is not what was signed.', { cause })
  }
}

function checkOrder({ migration, sequence, previous }: BundleManifest, expected: ExpectedBundle) {
  if (expected.migration !== null && migration !== expected.migration)
    throw new BundleRefused('bundle_out_of_order', 'The bundle belongs to another migration.')
  if (sequence < expected.sequence)
    throw new BundleRefused('bundle_replayed', `Bundle ${sequence} is loaded already; ${expected.sequence} is next.`)
  if (sequence > expected.sequence)
    throw new BundleRefused('bundle_out_of_order', `Bundle ${sequence} comes later; ${expected.sequence} is next.`)
  if (previous !== expected.previous)
    throw new BundleRefused('bundle_out_of_order', `Bundle ${sequence} does not follow the one that was loaded.`)
}
