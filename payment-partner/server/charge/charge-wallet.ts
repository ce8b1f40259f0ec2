import type { Connection } from '@/db/connect'
import { balanceOf } from '../link/describe-account'
import { findEnabledAccount } from '../link/link-account'
import { payTransaction } from '../payer/pay-transaction'
import type { Merchant, Transaction } from '../payment/payment'
import { denyTransaction } from '../transaction/deny-transaction'
import { type Order, openTransaction } from '../transaction/open-transaction'

/** A linked wallet, and the token of what it pays with. */
export type WalletWish = { accountId: string; token: string }

type ChargeWallet = { order: Order; merchant: Merchant; wallet: WalletWish; now: Date }

/** Charges a linked wallet at once, up to its balance. `202`: the wallet is not linked. */
export async function chargeWallet(
  tx: Connection,
  { order, merchant, wallet, now }: ChargeWallet,
): Promise<Transaction | '406' | '202'> {
  const account = await findEnabledAccount(tx, { merchantId: order.merchantId, id: wallet.accountId })
  const balance = account && balanceOf(account, wallet.token)
  if (balance === undefined) return '202'

  const opened = await openTransaction(tx, { order, merchant, method: 'gopay', now, cause: 'merchant' })
  if (!opened) return '406'
  const { id } = opened
  const answered = order.grossAmount > balance ? denyTransaction(tx, { id, now }) : payTransaction(tx, { id, now })

  return (await answered) ?? opened
}
