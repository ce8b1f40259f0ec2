import { attestedDocument, closedDocument, emptiedDocument } from '@jembatan/migration-bundle'
import { DomainError } from '@jembatan/platform/errors'
import { desc, isNotNull } from 'drizzle-orm'
import type { Connection } from '@/db/connect'
import { cutOvers } from '@/db/schema'

/**
 * Returns the three signed documents of the last purged migration, its certificate, with
 * signatures; `keys` holds both sides' public keys.
 * @throws {DomainError} `certificate_unknown` where no migration was purged.
 */
export async function readCertificate({ db }: { db: Connection }) {
  const [move] = await db
    .select()
    .from(cutOvers)
    .where(isNotNull(cutOvers.purgedAt))
    .orderBy(desc(cutOvers.purgedAt))
    .limit(1)
  if (!move?.attested || !move.emptied || !move.closed)
    throw new DomainError('not_found', 'certificate_unknown', 'no migration was purged')

  return {
    version: 1,
    attested: attestedDocument.open(move.attested),
    emptied: emptiedDocument.open(move.emptied),
    closed: closedDocument.open(move.closed),
    keys: move.keys,
  }
}
