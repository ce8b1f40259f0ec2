import type { payAccounts } from '@/db/schema'
import { formatAmount } from '../gateway/format'

export type PayAccount = typeof payAccounts.$inferSelect

const BALANCES_RUPIAH = { GOPAY_WALLET: 1_000_000, PAY_LATER: 350_000 }

export type AccountState = 'PENDING' | 'ENABLED' | 'EXPIRED' | 'DISABLED'

const CODES: Record<AccountState, string> = { PENDING: '201', ENABLED: '200', EXPIRED: '204', DISABLED: '204' }

export const stateOf = ({ status, expiresAt }: PayAccount, now: Date): AccountState =>
  status === 'PENDING' && expiresAt <= now ? 'EXPIRED' : status

/** A linked wallet in the API's form. A confirmed one names what it pays with. */
export function describeAccount(account: PayAccount, now: Date) {
  const account_status = stateOf(account, now)

  return {
    status_code: CODES[account_status],
    status_message: `GoPay account is ${account_status.toLowerCase()}`,
    payment_type: 'gopay',
    account_id: account.id,
    account_status,
    ...(account_status === 'ENABLED' && { metadata: { payment_options: optionsOf(account) } }),
  }
}

const optionsOf = (account: PayAccount) =>
  Object.entries(BALANCES_RUPIAH).map(([name, rupiah]) => ({
    name,
    active: true,
    balance: { value: formatAmount(rupiah), currency: 'IDR' },
    metadata: {},
    token: tokenOf(account, name),
  }))

const tokenOf = ({ id }: PayAccount, name: string) => Buffer.from(JSON.stringify({ type: name, id })).toString('base64')

/** The rupiah behind a payment option; undefined for a token that is none of the account's. */
export const balanceOf = (account: PayAccount, token: string) =>
  Object.entries(BALANCES_RUPIAH).find(([name]) => tokenOf(account, name) === token)?.[1]
