import { index, pgEnum, pgTable, text, uuid } from 'drizzle-orm/pg-core'
import { instant } from './lifecycle'
import { merchants } from './merchant'

export const payAccountStatus = pgEnum('pay_account_status', ['PENDING', 'ENABLED', 'DISABLED'])

/** A wallet that its owner linked to a merchant. Contains no telephone number. */
export const payAccounts = pgTable(
  'pay_accounts',
  {
    id: uuid().primaryKey().defaultRandom(),
    merchantId: text()
      .notNull()
      .references(() => merchants.id),
    status: payAccountStatus().notNull().default('PENDING'),
    /** Where the owner returns to. */
    redirectUrl: text(),
    createdAt: instant().notNull(),
    /** End of the time to confirm the link. */
    expiresAt: instant().notNull(),
  },
  (table) => [index('pay_accounts_by_merchant').on(table.merchantId)],
)
