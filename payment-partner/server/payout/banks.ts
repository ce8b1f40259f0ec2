type BankTerms = {
  name: string
  /** A wallet is paid by telephone number. */
  kind: 'bank' | 'wallet'
  mostRupiah: number
  /** Published test accounts and their owners: a payout to any other account fails. */
  accounts: Record<string, string>
}

const bank = { kind: 'bank', mostRupiah: 1_000_000_000 } as const
const wallet = { kind: 'wallet', mostRupiah: 20_000_000 } as const

/** Where a payout may go: the one place that adds a bank or a wallet. */
const TERMS = {
  bca: { ...bank, name: 'Bank Central Asia ( BCA )', accounts: { '0011223344': 'BCA Simulator A' } },
  bni: { ...bank, name: 'Bank Negara Indonesia ( BNI )', accounts: { '00010000': 'BNI Simulator A' } },
  bri: { ...bank, name: 'Bank Rakyat Indonesia ( BRI )', accounts: { '111112222233333': 'BRI Simulator A' } },
  cimb: {
    ...bank,
    name: 'Bank CIMB Niaga',
    accounts: { '222233334444': 'CIMB Simulator A', '333344445555': 'CIMB Simulator B' },
  },
  danamon: {
    ...bank,
    name: 'Bank Danamon Indonesia',
    accounts: {
      '111112222222': 'Danamon Simulator A',
      '000001111111': 'Danamon Simulator B',
      '000002222222': 'Danamon Simulator C',
      '000001137298': 'Danamon Simulator D',
    },
  },
  mandiri: {
    ...bank,
    name: 'Bank Mandiri',
    accounts: { '1111222233333': 'Mandiri Simulator A', '2222333344444': 'Mandiri Simulator B' },
  },
  permata: { ...bank, name: 'Bank Permata', accounts: { '4111111111': 'Permata Simulator A' } },
  cimb_va: { ...wallet, name: 'OVO', accounts: { '806608123450000': 'OVO Simulator A' } },
  gopay: { ...wallet, name: 'GoPay', accounts: { '08123450000': 'Gopay Simulator A' } },
  ovo: { ...wallet, name: 'OVO', accounts: { '08123450000': 'OVO Simulator A' } },
} satisfies Record<string, BankTerms>

export type PayoutBank = keyof typeof TERMS

export const PAYOUT_BANKS: Record<PayoutBank, BankTerms> = TERMS

export const isPayoutBank = (name: string): name is PayoutBank => Object.hasOwn(PAYOUT_BANKS, name)

export const everyPayoutBank = Object.keys(PAYOUT_BANKS).filter(isPayoutBank)

/** @throws {Error} for a bank that is not one of ours. */
export function bankOf(name: string): BankTerms {
  if (!isPayoutBank(name)) throw new Error(`Bank ${name} is not one of ours.`)

  return PAYOUT_BANKS[name]
}

/** The owner of a published test account. */
export const ownerOf = (bank: string, account: string): string | undefined =>
  isPayoutBank(bank) ? PAYOUT_BANKS[bank].accounts[account] : undefined
