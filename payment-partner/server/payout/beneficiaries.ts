import { and, asc, eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { beneficiaries } from '@/db/schema'
import type { Beneficiary } from './parse-payouts'
import { notFound, PayoutRefused } from './payout-refused'

type Create = { merchantId: string; beneficiary: Beneficiary }

/** @throws {PayoutRefused} for an alias or an account that the merchant has already. */
export const createBeneficiary = (db: Connection, { merchantId, beneficiary }: Create) =>
  inTransaction(db, async (tx) => {
    const created = await tx
      .insert(beneficiaries)
      .values({ merchantId, ...toRow(beneficiary) })
      .onConflictDoNothing()
      .returning({ aliasName: beneficiaries.aliasName })
    if (created.length === 0) throw await takenBy(tx, { merchantId, beneficiary }, 'creating')
  })

type Update = Create & { alias: string }

/** @throws {PayoutRefused} */
export const updateBeneficiary = (db: Connection, { merchantId, alias, beneficiary }: Update) =>
  inTransaction(db, async (tx) => {
    const [existing] = await tx.select().from(beneficiaries).where(named(merchantId, alias)).for('update')
    if (!existing) throw notFound(`Beneficiary ${alias}`)
    // Delete and insert: the unique constraints then decide as for a new one.
    await tx.delete(beneficiaries).where(named(merchantId, alias))
    const updated = await tx
      .insert(beneficiaries)
      .values({ merchantId, createdAt: existing.createdAt, ...toRow(beneficiary) })
      .onConflictDoNothing()
      .returning({ aliasName: beneficiaries.aliasName })
    if (updated.length === 0) throw await takenBy(tx, { merchantId, beneficiary }, 'updating')
  })

export async function listBeneficiaries(db: Connection, { merchantId }: { merchantId: string }) {
  const rows = await db
    .select()
    .from(beneficiaries)
    .where(eq(beneficiaries.merchantId, merchantId))
    .orderBy(asc(beneficiaries.aliasName))

  return rows.map(({ name, account, bank, aliasName, email }) => ({
    name,
    account,
    bank,
    alias_name: aliasName,
    email: email ?? '',
  }))
}

const named = (merchantId: string, alias: string) =>
  and(eq(beneficiaries.merchantId, merchantId), eq(beneficiaries.aliasName, alias))

const toRow = ({ alias_name, email, ...beneficiary }: Beneficiary) => ({
  ...beneficiary,
  aliasName: alias_name,
  email: email ?? null,
})

async function takenBy(tx: Connection, { merchantId, beneficiary }: Create, doing: 'creating' | 'updating') {
  const alias = await tx.query.beneficiaries.findFirst({ where: named(merchantId, beneficiary.alias_name) })
  const fault = `${alias ? 'Alias name' : 'Account'} has already been taken`

  return new PayoutRefused(`An error occurred when ${doing} beneficiary`, { code: 'already_taken', errors: [fault] })
}
