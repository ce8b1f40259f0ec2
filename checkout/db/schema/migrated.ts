import { sql } from 'drizzle-orm'
import { bigint, boolean, check, index, integer, jsonb, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { customers } from './customer'
import { instant } from './lifecycle'
import { orders } from './order'

/**
 * Buyers of the old shop who consented to the migration, and the customer who claimed each. Other
 * buyers have no row.
 */
export const migratedPersons = pgTable(
  'migrated_persons',
  {
    id: uuid().primaryKey().defaultRandom(),
    name: text(),
    /** E.164. */
    phone: text(),
    email: text(),
    address: text(),
    /** Version of the consent text that they agreed to. */
    consentText: text().notNull(),
    consentAt: instant().notNull(),
    /** SHA-256 of the claim link's one-time token. */
    claimHash: text().unique(),
    claimExpiresAt: instant(),
    /** Deleting the account deletes the row. */
    claimedBy: text().references(() => customers.id, { onDelete: 'cascade' }),
    claimedAt: instant(),
    importedAt: instant().notNull(),
  },
  (table) => [
    index('migrated_persons_by_customer').on(table.claimedBy).where(sql`${table.claimedBy} is not null`),
    index('migrated_persons_by_email').on(table.email).where(sql`${table.email} is not null`),
    // Partial: only persons without a link are invited.
    index('migrated_persons_to_invite')
      .on(table.id)
      .where(sql`${table.claimHash} is null and ${table.claimedAt} is null`),
    check(
      'migrated_persons_are_known_until_claimed',
      sql`${table.claimedAt} is not null or num_nulls(${table.name}, ${table.email}) = 0`,
    ),
    check('migrated_persons_are_claimed_whole', sql`(${table.claimedBy} is null) = (${table.claimedAt} is null)`),
  ],
)

/** Orders imported from another shop. No other table marks an order as imported. */
export const migratedOrders = pgTable(
  'migrated_orders',
  {
    orderId: text()
      .primaryKey()
      .references(() => orders.id),
    /** The old shop's number, which its buyer knows. Not unique: the old shop issued some twice. */
    oldShopNumber: text().notNull(),
    /** Null without the buyer's consent: then nothing links two orders of the same person. */
    personId: uuid().references(() => migratedPersons.id, { onDelete: 'set null' }),
    /** The merchant account at the payment partner that received the payment. */
    account: text().notNull(),
    /**
     * Rupiah of its payment that were settled in the old shop's books and appear in none of ours.
     */
    settledBefore: integer().notNull().default(0),
    importedAt: instant().notNull(),
    /** The last order event that the import wrote. A later one is Pasar's own change. */
    lastEvent: bigint({ mode: 'number' }),
  },
  (table) => [
    index('migrated_orders_by_number').on(table.oldShopNumber),
    index('migrated_orders_by_person').on(table.personId).where(sql`${table.personId} is not null`),
  ],
)

export const migrationPhase = pgEnum('migration_phase', ['none', 'loading', 'open', 'purged'])

/** Completed migrations, each with the documents that both sides signed. */
export const cutOvers = pgTable('cut_overs', {
  migration: uuid().primaryKey(),
  /** Since when the old shop has taken no orders, by its signed document. */
  frozenAt: instant().notNull(),
  openedAt: instant().notNull(),
  /** Sequence of the last bundle. */
  sequence: integer().notNull(),
  /** Hashes of both sides' documents at the opening, and the sums of each table. */
  agreed: jsonb().$type<Agreed>().notNull(),
  /** Signed files: Pasar's before anything was destroyed, and the old shop's afterwards. */
  attested: text(),
  emptied: text(),
  /** Signed last, after the staging area was dropped. */
  closed: text(),
  /** Public keys of both sides, which verify their documents after the key files are deleted. */
  keys: jsonb().$type<SidesKeys>(),
  purgedAt: instant(),
})

type PublicKeys = Record<string, string>[]
export type SidesKeys = { oldShop: PublicKeys; pasar: PublicKeys }

export type Agreed = {
  /** SHA-256 of the two signed files. */
  checksums: { oldShop: string; pasar: string }
  /** Rupiah of all rows, by table of the bundle. */
  sums: Record<string, string>
}

/** The phase of the migration: one row, or none before it began. */
export const migrationState = pgTable(
  'migration_state',
  {
    id: boolean().primaryKey().default(true),
    phase: migrationPhase().notNull(),
    at: instant().notNull(),
  },
  (table) => [check('migration_state_is_one', sql`${table.id}`)],
)
