import { randomUUID } from 'node:crypto'
import { type CatalogueKeys, CatalogueRefused, readCatalogue } from '@jembatan/contract/catalogue'
import { DomainError } from '@jembatan/platform/errors'
import { and, desc, eq } from 'drizzle-orm'
import type { Database } from '@/db/connect'
import { catalogueImports, catalogueUploads } from '@/db/schema'
import { CATALOGUE } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import type { Context } from '../context'
import { compareCatalogue } from './compare-catalogue'
import {
  assertNotOutdated,
  CatalogueOutdated,
  importWithin,
  lockImports,
  readVersions,
  recordingRefusal,
} from './import-catalogue'
import { replaceCatalogue } from './replace-catalogue'

/** The operator's context with the selected shop and its keys. */
type ShopContext = Pick<Context, 'db' | 'now'> & { shop: string; keys: CatalogueKeys }

/** The maximum length of a technical reason on a page. */
const LONGEST_REASON = 600

/**
 * Stores a genuine file for review. The catalogue does not change yet.
 * @throws {DomainError} `catalogue_refused` with the reason; the file is then not stored.
 */
export async function uploadCatalogue({ db, shop, keys, now }: ShopContext, { text }: { text: string }): Promise<void> {
  await readCatalogue(text, keys)
    .then(async ({ publishedAt }) => assertNotOutdated(new Date(publishedAt), (await readVersions(db, shop))[0]))
    .catch(recordingRefusal({ db, shop, now }))
    .catch(refuse)
  const upload = { id: randomUUID(), file: text, uploadedAt: now }
  await db
    .insert(catalogueUploads)
    .values({ shop, ...upload })
    .onConflictDoUpdate({ target: catalogueUploads.shop, set: upload })
}

/**
 * Returns the upload that waits for an operator's confirmation and its changes; null without one.
 */
export async function showUpload({ db, shop, keys }: Omit<ShopContext, 'now'>) {
  const [upload] = await db.select().from(catalogueUploads).where(eq(catalogueUploads.shop, shop))
  if (!upload) return null
  const catalogue = await readCatalogue(upload.file, keys).catch(() => null)
  if (!catalogue) return null

  return {
    id: upload.id,
    publishedAt: new Date(catalogue.publishedAt),
    changes: await compareCatalogue(db, { shop, catalogue }),
  }
}

/**
 * Replaces the current catalogue by the reviewed file. The row lets only one of two operators apply
 * it.
 * @throws {DomainError} `upload_gone`, `catalogue_refused`.
 */
export const applyUpload = ({ db, shop, keys, now }: ShopContext, { id }: { id: string }) =>
  db
    .transaction(async (transaction) => {
      const [upload] = await transaction
        .delete(catalogueUploads)
        .where(and(eq(catalogueUploads.shop, shop), eq(catalogueUploads.id, id)))
        .returning()
      if (!upload) throw new DomainError('conflict', 'upload_gone', 'Another file, or another operator, was faster.')

      return importWithin({ shop, keys, now, db: transaction, text: upload.file, byOperator: true })
    })
    .catch(recordingRefusal({ db, shop, now }))
    .catch(refuse)

/** Deletes the waiting upload. */
export async function discardUpload({ db, shop }: Pick<ShopContext, 'db' | 'shop'>, { id }: { id: string }) {
  await db.delete(catalogueUploads).where(and(eq(catalogueUploads.shop, shop), eq(catalogueUploads.id, id)))
}

/**
 * Restores the previous version. The withdrawn version is not imported again automatically.
 * @throws {DomainError} `version_gone` when `from` is no longer current, `no_previous_version`,
 * `catalogue_refused`.
 */
export const goBack = ({ db, shop, keys, now }: ShopContext, { from }: { from: number }) =>
  db.transaction(async (transaction) => {
    await lockImports(transaction)
    const [current, previous] = await readVersions(transaction, shop)
    if (current?.id !== from) throw new DomainError('conflict', 'version_gone', 'Another version is current by now.')
    if (!previous?.file)
      throw new DomainError('conflict', 'no_previous_version', 'No file of a previous version is kept.')
    const catalogue = await readCatalogue(previous.file, keys).catch(refuse)

    await replaceCatalogue(transaction, { shop, catalogue })
    await transaction.update(catalogueImports).set({ withdrawnAt: now }).where(eq(catalogueImports.id, current.id))
    await recordEvent(transaction, {
      kind: 'catalogue_withdrawn',
      detail: {
        shop,
        crossing: { ...CATALOGUE, verdict: 'refused' },
        message: { path: 'catalogue.json', body: { sha256: current.sha256, backTo: previous.sha256 } },
      },
      at: now,
    })
  })

const NEWEST = 10

/** Returns a shop's imports, newest first, and whether the previous version can be restored. */
export async function listVersions(db: Database, shop: string) {
  const [current, previous] = await readVersions(db, shop)
  const rows = await db
    .select()
    .from(catalogueImports)
    .where(eq(catalogueImports.shop, shop))
    .orderBy(desc(catalogueImports.id))
    .limit(NEWEST)

  return {
    backFrom: current && previous?.file ? current.id : null,
    versions: rows.map(({ file: _, ...version }) => ({ ...version, current: version.id === current?.id })),
  }
}

/** Returns the versions of a shop's catalogue, and the waiting upload. */
export const showCatalogue = async (ctx: Omit<ShopContext, 'now'>) => ({
  ...(await listVersions(ctx.db, ctx.shop)),
  upload: await showUpload(ctx),
})

function refuse(refusal: unknown): never {
  if (refusal instanceof CatalogueRefused || refusal instanceof CatalogueOutdated)
    throw new DomainError(
      'invalid',
      'catalogue_refused',
      refusal.message,
      { reason: refusal.reason, why: refusal.message.slice(0, LONGEST_REASON) },
      { cause: refusal },
    )
  throw refusal
}
