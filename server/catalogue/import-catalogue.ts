import { createHash } from 'node:crypto'
import { type Catalogue, type CatalogueKeys, CatalogueRefused, readCatalogue } from '@jembatan/contract/catalogue'
import { desc, eq } from 'drizzle-orm'
import { decodeProtectedHeader } from 'jose'
import type { Database } from '@/db/connect'
import { catalogueImports } from '@/db/schema'
import { CATALOGUE } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { replaceCatalogue } from './replace-catalogue'

export type ImportCatalogue = { db: Database; shop: string; text: string; keys: CatalogueKeys; now: Date }

export type CatalogueImport = { outcome: 'imported' | 'already_current'; products: number; promos: number }

/** The file is genuine, but the catalogue at hand is newer. */
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
 * Verifies what a shop published and puts it in the place of its old catalogue, whole or not at all.
 * @throws {CatalogueRefused} when signature or shape is wrong, {CatalogueOutdated} when it is older than what is here.
 */
export async function importCatalogue(file: ImportCatalogue): Promise<CatalogueImport> {
  try {
    return await importOrThrow(file)
  } catch (refusal) {
    if (refusal instanceof CatalogueRefused || refusal instanceof CatalogueOutdated)
      await recordRefusal(file, refusal.reason)
    throw refusal
  }
}

async function importOrThrow({ db, shop, text, keys, now }: ImportCatalogue): Promise<CatalogueImport> {
  const catalogue = await readCatalogue(text, keys)
  const file = describeFile(catalogue, text)

  return db.transaction(async (transaction) => {
    // Two imports at once would each judge themselves against the same predecessor.
    await transaction.execute('lock table catalogue_imports in exclusive mode')
    const [current] = await transaction
      .select()
      .from(catalogueImports)
      .where(eq(catalogueImports.shop, shop))
      .orderBy(desc(catalogueImports.id))
      .limit(1)
    if (current && current.publishedAt > file.publishedAt)
      throw new CatalogueOutdated(file.publishedAt, current.publishedAt)
    const counts = { products: file.products, promos: file.promos }
    if (current?.sha256 === file.sha256) return { outcome: 'already_current', ...counts }

    await replaceCatalogue(transaction, { shop, catalogue })
    await transaction.insert(catalogueImports).values({ ...file, shop, importedAt: now })
    await recordEvent(transaction, {
      kind: 'catalogue_imported',
      detail: { shop, crossing: { ...CATALOGUE, verdict: 'passed' }, message: describeMessage(file, text) },
      at: now,
    })

    return { outcome: 'imported', ...counts }
  })
}

function describeFile({ publishedAt, publisher, products, promos }: Catalogue, text: string) {
  return {
    publishedAt: new Date(publishedAt),
    publisher,
    sha256: createHash('sha256').update(text).digest('hex'),
    products: products.length,
    promos: promos.length,
  }
}

/** What lay in the file, in numbers, and who signed it. */
function describeMessage({ publishedAt, ...file }: ReturnType<typeof describeFile>, text: string) {
  const [header = ''] = JSON.parse(text).signature.split('..')
  const { alg = '', kid = '' } = decodeProtectedHeader({ protected: header })

  return {
    path: 'catalogue.json',
    body: { ...file, publishedAt: publishedAt.toISOString() },
    signature: { algorithm: alg, keyId: kid, valid: true },
  }
}

/** Of a file that is not believed only that is recorded. */
async function recordRefusal({ db, shop, now }: ImportCatalogue, reason: string) {
  await recordEvent(db, {
    kind: 'catalogue_refused',
    detail: {
      ...{ shop, reason, crossing: { ...CATALOGUE, verdict: 'refused' } },
      message: { path: 'catalogue.json', ...(reason === 'signature' && { signature: { valid: false } }) },
    },
    at: now,
  })
}
