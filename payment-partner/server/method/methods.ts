const MINUTE = 60
const DAY = 24 * 60 * MINUTE

export type Method = 'other_qris' | 'bca_va' | 'credit_card'

type Terms = {
  paymentType: 'qris' | 'bank_transfer' | 'credit_card'
  expiresAfterSeconds: number
  /** What `enabled_payments` may call it, its group included. */
  names: string[]
  mostRupiah: number
}

/** The active methods, in the order in which a page offers them. */
export const METHODS: Record<Method, Terms> = {
  other_qris: {
    paymentType: 'qris',
    expiresAfterSeconds: 15 * MINUTE,
    names: ['other_qris', 'qris'],
    // Bank Indonesia's limit for one QRIS payment.
    mostRupiah: 10_000_000,
  },
  bca_va: {
    paymentType: 'bank_transfer',
    expiresAfterSeconds: DAY,
    names: ['bca_va', 'bank_transfer'],
    mostRupiah: 500_000_000,
  },
  credit_card: {
    paymentType: 'credit_card',
    // The life of a 3-D Secure challenge.
    expiresAfterSeconds: 15 * MINUTE,
    names: ['credit_card'],
    mostRupiah: 999_999_999,
  },
}

export const isMethod = (name: unknown): name is Method => typeof name === 'string' && Object.hasOwn(METHODS, name)

export function offeredMethods({ enabledPayments, grossAmount }: Offer): Method[] {
  return Object.keys(METHODS)
    .filter(isMethod)
    .filter((method) => grossAmount <= METHODS[method].mostRupiah)
    .filter((method) => !enabledPayments || METHODS[method].names.some((name) => enabledPayments.includes(name)))
}

type Offer = { enabledPayments: string[] | null; grossAmount: number }
