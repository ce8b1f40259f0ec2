import { createHash } from 'node:crypto'
import { type Catalogue, type CatalogueKeys, CatalogueRefused, readCatalogue } from '@jembatan/contract/catalogue'
import { and, desc, eq, isNotNull, isNull } from 'drizzle-orm'
import { decodeProtectedHeader } from 'jose'
import type { Database } from '@/db/connect'
import { catalogueImports } from '@/db/schema'
import { CATALOGUE } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { replaceCatalogue } from './replace-catalogue'

export type ImportCatalogue = {
  db: Database
  shop: string
  text: string
  keys: CatalogueKeys
  now: Date
  /**
   * Set when an operator imports the file. This may restore a version that an operator withdrew.
   */
  byOperator?: boolean
}

export type CatalogueImport = {
  outcome: 'imported' | 'already_current' | 'withdrawn'
  products: number
  promos: number
}

/** The file is genuine, but the current catalogue is newer. */
export class CatalogueOutdated extends Error {
  readonly reason = 'outdated'

  constructor(published: Date, current: Date) {
    super(
      `The file was published at ${published.toISOString()}, but the catalogue at hand is newer (${current.toISOString()}).`,
    )
    this.name = 'CatalogueOutdated'
  }
}

/**
 * Verifies a shop's published file and replaces its catalogue atomically.
 * @throws {CatalogueRefused} when signature or shape is wrong, {CatalogueOutdated} when the current
 * one is newer.
 */
export async function importCatalogue(file: ImportCatalogue): Promise<CatalogueImport> {
  return importWithin(file).catch(recordingRefusal(file))
}

/** Records the refusal of a file in the audit log and rethrows it. */
export const recordingRefusal =
  (file: Pick<ImportCatalogue, 'db' | 'shop' | 'now'>) =>
  async (refusal: unknown): Promise<never> => {
    if (refusal instanceof CatalogueRefused || refusal instanceof CatalogueOutdated)
      await recordRefusal(file, refusal.reason)
    throw refusal
  }

/** Imports within the caller's transaction. The caller records a refusal after it ends. */
export async function importWithin({
  db,
  shop,
  text,
  keys,
  now,
  byOperator = false,
}: Omit<ImportCatalogue, 'db'> & { db: Pick<Database, 'transaction'> }): Promise<CatalogueImport> {
  const catalogue = await readCatalogue(text, keys)
  const file = describeFile(catalogue, text)

  return db.transaction(async (transaction) => {
    // Serialises imports: two at once would compare themselves with the same predecessor.
    await lockImports(transaction)
    const [current] = await readVersions(transaction, shop)
    assertNotOutdated(file.publishedAt, current)
    const counts = { products: file.products, promos: file.promos }
    if (current?.sha256 === file.sha256) return { outcome: 'already_current', ...counts }
    // Without this a restart would import again what an operator withdrew.
    if (!byOperator && (await wasWithdrawn(transaction, { shop, sha256: file.sha256 })))
      return { outcome: 'withdrawn', ...counts }

    await replaceCatalogue(transaction, { shop, catalogue })
    await transaction.insert(catalogueImports).values({ ...file, shop, file: text, importedAt: now })
    await recordEvent(transaction, {
      kind: 'catalogue_imported',
      detail: { shop, crossing: { ...CATALOGUE, verdict: 'passed' }, message: describeMessage(file, text) },
      at: now,
    })

    return { outcome: 'imported', ...counts }
  })
}

export const lockImports = (transaction: Pick<Database, 'execute'>) =>
  transaction.execute('lock table catalogue_imports in exclusive mode')

/**
 * Returns the imports of a shop that are not withdrawn, at most two: the current version and its
 * predecessor.
 */
export const readVersions = (db: Pick<Database, 'select'>, shop: string) =>
  db
    .select()
    .from(catalogueImports)
    .where(and(eq(catalogueImports.shop, shop), isNull(catalogueImports.withdrawnAt)))
    .orderBy(desc(catalogueImports.id))
    .limit(2)

/** @throws {CatalogueOutdated} */
export function assertNotOutdated(publishedAt: Date, current: { publishedAt: Date } | undefined) {
  if (current && current.publishedAt > publishedAt) throw new CatalogueOutdated(publishedAt, current.publishedAt)
}

const wasWithdrawn = async (db: Pick<Database, '$count'>, { shop, sha256 }: { shop: string; sha256: string }) =>
  (await db.$count(
    catalogueImports,
    and(eq(catalogueImports.shop, shop), eq(catalogueImports.sha256, sha256), isNotNull(catalogueImports.withdrawnAt)),
  )) > 0

function describeFile({ publishedAt, publisher, products, promos }: Catalogue, text: string) {
  return {
    publishedAt: new Date(publishedAt),
    publisher,
    sha256: createHash('sha256').update(text).digest('hex'),
    products: products.length,
    promos: promos.length,
  }
}

/** Describes the file in numbers, and its signer. */
function describeMessage({ publishedAt, ...file }: ReturnType<typeof describeFile>, text: string) {
  const [header = ''] = JSON.parse(text).signature.split('..')
  const { alg = '', kid = '' } = decodeProtectedHeader({ protected: header })

  return {
    path: 'catalogue.json',
    body: { ...file, publishedAt: publishedAt.toISOString() },
    signature: { algorithm: alg, keyId: kid, valid: true },
  }
}

/** A refused file is not trusted, so only its refusal is recorded. */
async function recordRefusal({ db, shop, now }: Pick<ImportCatalogue, 'db' | 'shop' | 'now'>, reason: string) {
  await recordEvent(db, {
    kind: 'catalogue_refused',
    detail: {
      shop,
      reason,
      crossing: { ...CATALOGUE, verdict: 'refused' },
      message: { path: 'catalogue.json', ...(reason === 'signature' && { signature: { valid: false } }) },
    },
    at: now,
  })
}
