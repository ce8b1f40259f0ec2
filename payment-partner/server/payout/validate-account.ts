import { isPayoutBank, ownerOf } from './banks'
import { PayoutRefused } from './payout-refused'

const FAILED = 'An error occurred when doing account validation'

/** @throws {PayoutRefused} for an account that the simulated bank does not know. */
export function validateAccount({ bank, account }: { bank: string; account: string }) {
  if (!isPayoutBank(bank))
    throw new PayoutRefused(FAILED, { code: 'invalid', errors: { bank: ['is not included in the list'] } })
  const owner = ownerOf(bank, account)
  if (owner === undefined)
    throw new PayoutRefused(FAILED, { code: 'invalid', errors: { account: ['Account does not exist'] } })

  return { account_name: owner, account_no: account, bank_name: bank }
}
