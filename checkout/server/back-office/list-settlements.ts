import { asc, desc, isNull, sql } from 'drizzle-orm'
import { settlementDifferences, settlementImports } from '@/db/schema'
import type { Context } from '../context'

const AT_MOST = 50

/** Lists the imported daily reports of the gateway and their differences from the books. */
export async function listSettlements({ db }: Pick<Context, 'db'>) {
  const [imports, differences] = await Promise.all([
    db.select().from(settlementImports).orderBy(desc(settlementImports.importedAt)).limit(AT_MOST),
    db
      .select()
      .from(settlementDifferences)
      .orderBy(sql`${isNull(settlementDifferences.resolvedAt)} desc`, asc(settlementDifferences.day))
      .limit(AT_MOST),
  ])

  return {
    imports: imports.map(({ digest, importedAt, ...one }) => ({ ...one, importedAt: importedAt.toISOString() })),
    differences: differences.map(({ key, foundAt, resolvedAt, ...one }) => ({
      ...one,
      foundAt: foundAt.toISOString(),
      resolvedAt: resolvedAt?.toISOString() ?? null,
    })),
  }
}
