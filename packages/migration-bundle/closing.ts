import {
  type DocumentKeys,
  detachedSignatureSchema,
  signDocument,
  verifyDocument,
} from '@jembatan/contract/keys/signed-document'
import type { SigningKey } from '@jembatan/contract/keys/signing-key'
import { z } from 'zod'
import { tableNames } from './tables'

/** What the sides tell each other about the end of a migration, one signed file each, carried as bundles are. */
export type ClosingDocument = 'ready' | 'frozen' | 'opened' | 'attested' | 'emptied' | 'closed'

/** Where it lies, beside the bundles. */
export const closingFile = (migration: string, name: ClosingDocument) => `${migration}/${name}.json`

const size = z.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const wholeNumber = z.string().regex(/^(0|-?[1-9]\d{0,30})$/)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const moment = z.iso.datetime()
const about = { version: z.literal(1), migration: z.uuid(), /** Public origin of who signs. */ side: z.string() }
/** The operator, as they named themselves. */
const by = z.string().min(1).max(80)

/** Of Pasar, while both go on: everything up to this bundle is loaded and settled, so that closing would not take long. */
export const readyDocument = signedFile('ready', z.strictObject({ ...about, sequence: size, createdAt: moment }))

/** Of the old shop: it has stopped selling, and no bundle comes after this one. */
export const frozenDocument = signedFile(
  'frozen',
  z.strictObject({ ...about, sequence: size, frozenAt: moment, createdAt: moment }),
)

/** Of Pasar: it sells what came, and there is no way back. */
export const openedDocument = signedFile(
  'opened',
  z.strictObject({ ...about, sequence: size, frozenAt: moment, openedAt: moment }),
)

const tableSchema = z.strictObject({
  table: z.enum(tableNames),
  /** What the old shop had at the end; always the sum of the next three. */
  source: size,
  loaded: size,
  quarantined: size,
  refused: size,
  /** Of the loaded: came in another form. */
  mended: size,
  /** Of all that came, where the table has amounts: whole rupiah. */
  sum: wholeNumber,
})

/** Of Pasar, before anything is destroyed: where every row is, and that both sides' sums were the same. */
export const attestedDocument = signedFile(
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
      /** Rows that stay behind in quarantine, and why the operator lets them. */
      leftBehind: z.strictObject({ rows: size.min(1), reason: z.string().min(1).max(300) }).nullable(),
      moved: z.strictObject({ orders: size, persons: size }),
    })
    .refine(
      ({ tables }) =>
        tables.every(({ source, loaded, quarantined, refused }) => source === loaded + quarantined + refused),
      'not every row is accounted for',
    ),
)

/** Of the old shop: what it has dropped. The key that signs this is destroyed with it. */
export const emptiedDocument = signedFile(
  'emptied',
  z.strictObject({
    ...about,
    by,
    emptiedAt: moment,
    /** SHA-256 of the attestation on whose word it was done. */
    attestation: sha256,
    tables: z.array(z.strictObject({ name: z.string(), rows: size })),
    slot: z.literal('dropped'),
    publication: z.literal('dropped'),
    replicationRight: z.literal('taken back'),
    signingKey: z.literal('destroyed'),
    /** Files that lay where bundles are put. */
    filesRemoved: size,
  }),
)

/** Of Pasar, last. */
export const closedDocument = signedFile(
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

type SignedFile<Document> = {
  /** The file's text: the document in the clear, with its detached signature beside it. */
  sign: (document: Document, key: SigningKey) => Promise<string>
  /** @throws {Error} when no key that may sign has signed it, or when it is another kind of document. */
  read: (file: string, keys: DocumentKeys) => Promise<Document>
  /** What it says and the signature, of a file that was proven before it was kept. */
  open: (file: string) => { document: Document; signature: string }
}
type DocumentOf<File> = File extends SignedFile<infer Document> ? Document : never

const fileSchema = z.strictObject({ document: z.record(z.string(), z.unknown()), signature: detachedSignatureSchema })

function signedFile<Document>(name: ClosingDocument, schema: z.ZodType<Document>): SignedFile<Document> {
  const typ = `migration-${name}.v1+jws`

  return {
    sign: async (document, key) => {
      const parsed = schema.parse(document)
      return `${JSON.stringify({ document: parsed, signature: await signDocument(parsed, typ, key) })}\n`
    },
    read: async (file, keys) => {
      const { document, signature } = fileSchema.parse(JSON.parse(file))
      await verifyDocument({ document, signature, typ, keys })

      return schema.parse(document)
    },
    open: (file) => {
      const { document, signature } = fileSchema.parse(JSON.parse(file))

      return { document: schema.parse(document), signature }
    },
  }
}
