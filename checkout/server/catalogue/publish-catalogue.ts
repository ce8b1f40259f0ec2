import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { isDeepStrictEqual } from 'node:util'
import {
  type Catalogue,
  parseCatalogueKeys,
  readCatalogue,
  type SigningKey,
  signCatalogue,
} from '@jembatan/contract/catalogue'
import { desc, eq, sql } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { auditEvents } from '@/db/schema'
import { CATALOGUE, passed } from '../audit/crossings'
import { recordEvent } from '../audit/record-event'
import { buildCatalogue } from './build-catalogue'
import { replaceCatalogueFile } from './catalogue-file'

type PublishCatalogue = {
  /** Path of the published file. */
  file: string
  publisher: string
  signingKey: SigningKey
  now: Date
}

/**
 * Signs the current catalogue and publishes it, unless the same one is published and recorded in
 * the audit log.
 */
export async function publishCatalogue(db: Connection, { file, publisher, signingKey, now }: PublishCatalogue) {
  const catalogue: Catalogue = { ...(await buildCatalogue(db)), publisher, publishedAt: now.toISOString() }
  const published = await readPublished(file, signingKey)
  const same = published && isDeepStrictEqual({ ...published.catalogue, publishedAt: catalogue.publishedAt }, catalogue)
  if (same && published.sha256 === (await lastRecorded(db))) return 'current'

  const text = await signCatalogue(catalogue, signingKey)
  await replaceCatalogueFile(file, text)
  await recordEvent(db, {
    kind: 'catalogue_published',
    detail: {
      crossing: passed(CATALOGUE),
      message: {
        path: '/catalogue.json',
        body: {
          publisher,
          publishedAt: catalogue.publishedAt,
          products: catalogue.products.length,
          promos: catalogue.promos.length,
          sha256: sha256(text),
        },
        signature: { algorithm: 'Ed25519', keyId: signingKey.kid, valid: true },
      },
    },
    at: now,
  })

  return 'published'
}

/** Undefined when there is none, or the current key did not sign it. */
async function readPublished(file: string, signingKey: SigningKey) {
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return undefined

  const keys = await parseCatalogueKeys({ keys: [signingKey.publicJwk] })
  return readCatalogue(text, keys).then(
    (catalogue) => ({ catalogue, sha256: sha256(text) }),
    () => undefined,
  )
}

/**
 * Hash of the last file in the audit log. A file from before a reset or a crash differs from it.
 */
async function lastRecorded(db: Connection) {
  const [event] = await db
    .select({ sha256: sql<string>`${auditEvents.detail} #>> '{message,body,sha256}'` })
    .from(auditEvents)
    .where(eq(auditEvents.kind, 'catalogue_published'))
    .orderBy(desc(auditEvents.id))
    .limit(1)

  return event?.sha256
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
