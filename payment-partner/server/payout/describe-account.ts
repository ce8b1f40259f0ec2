import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { type Connection, inTransaction } from '@/db/connect'
import { payoutAccounts } from '@/db/schema'
import { formatAmount } from '../gateway/format'
import { settleDays } from '../ledger/settle-days'
import { notFound, PayoutRefused } from './payout-refused'

type Account = { merchantId: string; now: Date }

/** Returns what the merchant may pay out, including every day that has closed. */
export const readBalance = (db: Connection, { merchantId, now }: Account): Promise<number> =>
  inTransaction(db, async (tx) => {
    await settleDays(tx, { merchantId, now })
    const [account] = await tx
      .select({ balance: payoutAccounts.balance })
      .from(payoutAccounts)
      .where(eq(payoutAccounts.merchantId, merchantId))
    if (!account) throw notFound('Payout account')

    return account.balance
  })

export const describeBalance = async (db: Connection, account: Account) => ({
  balance: formatAmount(await readBalance(db, account)),
})

/** Names the merchant's one source of money for a facilitator's calls. */
export const bankAccountId = (merchantId: string) => `kasir_${merchantId}`

/** @throws {PayoutRefused} for a merchant that is no facilitator. */
export async function describeBankAccounts(db: Connection, { id, name }: { id: string; name: string }) {
  await requireFacilitator(db, id)

  return [
    {
      bank_account_id: bankAccountId(id),
      bank_name: 'kasir',
      account_name: name,
      account_number: numberOf(id, 'balance'),
      status: 'active',
    },
  ]
}

/** @throws {PayoutRefused} for an account that is not the merchant's. */
export async function describeBankBalance(db: Connection, { id, ...account }: Account & { id: string }) {
  await requireFacilitator(db, account.merchantId)
  if (id !== bankAccountId(account.merchantId)) throw notFound(`Bank account ${id}`)

  return describeBalance(db, account)
}

async function requireFacilitator(db: Connection, merchantId: string) {
  const [account] = await db
    .select({ facilitator: payoutAccounts.facilitator })
    .from(payoutAccounts)
    .where(eq(payoutAccounts.merchantId, merchantId))
  const errors = ['Only a facilitator is authorized to use bank accounts']
  if (!account?.facilitator)
    throw new PayoutRefused('You are not authorized to perform this action', {
      code: 'not_facilitator',
      status: 401,
      errors,
    })
}

const CHANNELS = ['mandiri_bill_key', 'permata_va', 'bni_va']

/** Virtual accounts at which a merchant tops its balance up. No bank knows them. */
export const describeChannels = (merchantId: string) =>
  CHANNELS.map((type, index) => ({
    id: index + 1,
    virtual_account_type: type,
    virtual_account_number: numberOf(merchantId, type),
  }))

/** No bank issues this prefix. */
const NOBODYS_PREFIX = '00000'
const DIGITS = 11

const numberOf = (merchantId: string, of: string) =>
  NOBODYS_PREFIX +
  String(createHash('sha256').update(`${merchantId} ${of}`).digest().readUIntBE(0, 6))
    .padStart(DIGITS, '0')
    .slice(-DIGITS)
