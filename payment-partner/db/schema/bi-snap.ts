import { index, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { merchants } from './merchant'
import { transactions } from './transaction'

/** A merchant's access to the interface of Bank Indonesia's standard (BI-SNAP). */
export const biSnapAccounts = pgTable('bi_snap_accounts', {
  merchantId: text()
    .primaryKey()
    .references(() => merchants.id),
  clientId: text().notNull().unique(),
  // Stored in the clear: every call is authenticated with the secret itself.
  clientSecret: text().notNull(),
  /** RSA keys in PEM, one after another. During a rotation there are two. */
  publicKeys: text().notNull(),
  /** The path of each service is appended. Null: no notifications. */
  notificationUrl: text(),
})

/** Access tokens, of which only the hash is stored. */
export const biSnapTokens = pgTable(
  'bi_snap_tokens',
  {
    tokenHash: text().primaryKey(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    expiresAt: instant().notNull(),
  },
  (table) => [index('bi_snap_tokens_to_forget').on(table.expiresAt)],
)

/**
 * The names of a charge over BI-SNAP: a `partnerReferenceNo` is of one charge, whatever became of
 * it.
 */
export const biSnapReferences = pgTable(
  'bi_snap_references',
  {
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    partnerReferenceNo: text().notNull(),
    referenceNo: text().notNull().unique(),
    externalId: text().notNull(),
    transactionId: uuid()
      .notNull()
      .references(() => transactions.id),
  },
  (table) => [
    primaryKey({ columns: [table.merchantId, table.partnerReferenceNo] }),
    index('bi_snap_references_by_external_id').on(table.merchantId, table.externalId),
  ],
)
