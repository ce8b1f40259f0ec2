import { z } from 'zod'
import { sha256, size, wholeNumber } from './fields'
import { type SignedFile, signedFile } from './signed-file'
import { LONGEST_REASON } from './steps'
import { tableNames } from './tables'

/**
 * Signed files by which each side informs the other about the end of a migration, transferred like
 * bundles.
 */
export type ClosingDocument = 'ready' | 'frozen' | 'opened' | 'attested' | 'emptied' | 'closed'

/** The path of a document, beside the bundles. */
export const closingFile = (migration: string, name: ClosingDocument) => `${migration}/${name}.json`

const moment = z.iso.datetime()
const about = {
  version: z.literal(1),
  migration: z.uuid(),
  /** Public origin of the signing company. */ side: z.string(),
}
/** The operator's name. */
const by = z.string().min(1).max(80)

/**
 * Pasar signs before the cut-over that everything up to this bundle is imported, so that closing is
 * short.
 */
export const readyDocument = closingDocument('ready', z.strictObject({ ...about, sequence: size, createdAt: moment }))

/** The old shop signs that it has stopped selling, and that no bundle follows this one. */
export const frozenDocument = closingDocument(
  'frozen',
  z.strictObject({ ...about, sequence: size, frozenAt: moment, createdAt: moment }),
)

/** Pasar signs that it has opened, which cannot be undone. */
export const openedDocument = closingDocument(
  'opened',
  z.strictObject({ ...about, sequence: size, frozenAt: moment, openedAt: moment }),
)

const tableSchema = z.strictObject({
  table: z.enum(tableNames),
  /** Rows of the old shop at the end; always the sum of the next three. */
  source: size,
  loaded: size,
  quarantined: size,
  refused: size,
  /** Loaded rows that were repaired. */
  mended: size,
  /** The sum of all staged amounts, in whole rupiah. */
  sum: wholeNumber,
})

/**
 * Pasar signs where every row is, and that both sides' sums were equal. Only then may the old shop
 * destroy anything.
 */
export const attestedDocument = closingDocument(
  'attested',
  z
    .strictObject({
      ...about,
      by,
      attestedAt: moment,
      frozenAt: moment,
      openedAt: moment,
      sequence: size,
      tables: z.array(tableSchema),
      /** SHA-256 of the two signed documents that were compared at the cut-over. */
      checksums: z.strictObject({ oldShop: sha256, pasar: sha256 }),
      /** Rows that stay in quarantine, and the operator's reason; null if they gave none. */
      leftBehind: z
        .strictObject({ rows: size.min(1), reason: z.string().min(1).max(LONGEST_REASON).nullable() })
        .nullable(),
      moved: z.strictObject({ orders: size, persons: size }),
    })
    .refine(
      ({ tables }) =>
        tables.every(({ source, loaded, quarantined, refused }) => source === loaded + quarantined + refused),
      'not every row is accounted for',
    ),
)

/** The old shop signs which tables it has dropped. The signing key is destroyed afterwards. */
export const emptiedDocument = closingDocument(
  'emptied',
  z.strictObject({
    ...about,
    by,
    emptiedAt: moment,
    /** SHA-256 of the attestation that allowed the deletion. */
    attestation: sha256,
    tables: z.array(z.strictObject({ name: z.string(), rows: size })),
    slot: z.literal('dropped'),
    publication: z.literal('dropped'),
    replicationRight: z.literal('taken back'),
    signingKey: z.literal('destroyed'),
    /** Files in the folder of the bundles. */
    filesRemoved: size,
  }),
)

/** Pasar signs last that its side is purged. */
export const closedDocument = closingDocument(
  'closed',
  z.strictObject({
    ...about,
    by,
    closedAt: moment,
    attestation: sha256,
    emptied: sha256,
    stagingArea: z.literal('dropped'),
    identity: z.literal('destroyed'),
    filesRemoved: size,
  }),
)

export type Frozen = DocumentOf<typeof frozenDocument>
export type Opened = DocumentOf<typeof openedDocument>
export type Attested = DocumentOf<typeof attestedDocument>
export type Emptied = DocumentOf<typeof emptiedDocument>
export type Closed = DocumentOf<typeof closedDocument>

type DocumentOf<File> = File extends SignedFile<infer Document> ? Document : never

function closingDocument<Document>(name: ClosingDocument, schema: z.ZodType<Document>): SignedFile<Document> {
  return signedFile('document', `migration-${name}.v1+jws`, schema)
}
