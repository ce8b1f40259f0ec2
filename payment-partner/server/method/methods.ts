const MINUTE = 60
const DAY = 24 * 60 * MINUTE

/** By the names that Snap gives them. */
export type Method =
  | 'other_qris'
  | 'gopay'
  | 'shopeepay'
  | 'bca_va'
  | 'bni_va'
  | 'bri_va'
  | 'permata_va'
  | 'echannel'
  | 'indomaret'
  | 'alfamart'
  | 'credit_card'

/**
 * The payer's action: scan, open a wallet, type a number at a bank or a counter, or fill in a card.
 */
export type MethodKind = 'qr' | 'ewallet' | 'va' | 'bill' | 'counter' | 'card'

export type Terms = {
  kind: MethodKind
  /** Core's name. Where several banks or stores share it, `channel` names the one. */
  paymentType: 'qris' | 'gopay' | 'shopeepay' | 'bank_transfer' | 'echannel' | 'cstore' | 'credit_card'
  channel?: 'bca' | 'bni' | 'bri' | 'permata' | 'indomaret' | 'alfamart'
  /** Names for it in `enabled_payments`, including its group's. */
  names: string[]
  expiresAfterSeconds: number
  longestSeconds: number
  mostRupiah: number
  /** Whether a refund is possible by API. Otherwise the merchant transfers the money by hand. */
  refundable: 'any' | 'whole' | 'no'
  /** The bank may reverse a settlement within minutes. */
  reversible?: true
  /** A counter without a fraud check. */
  fraudBlind?: true
}

const wallet = { kind: 'ewallet', expiresAfterSeconds: 15 * MINUTE, mostRupiah: 20_000_000 } as const
const bank = { expiresAfterSeconds: DAY, longestSeconds: 180 * DAY, mostRupiah: 500_000_000, refundable: 'no' } as const
const account = { ...bank, kind: 'va', paymentType: 'bank_transfer' } as const
const counter = { ...bank, kind: 'counter', paymentType: 'cstore', mostRupiah: 5_000_000 } as const

/** Mandiri's company code for bills through the gateway. */
export const MANDIRI_BILLER_CODE = '70012'

/** The active methods, in the order of the page. */
export const METHODS: Record<Method, Terms> = {
  other_qris: {
    kind: 'qr',
    paymentType: 'qris',
    names: ['other_qris', 'qris'],
    expiresAfterSeconds: 15 * MINUTE,
    longestSeconds: 7 * DAY,
    // Bank Indonesia's limit for one QRIS payment.
    mostRupiah: 10_000_000,
    refundable: 'any',
  },
  gopay: { ...wallet, paymentType: 'gopay', names: ['gopay'], longestSeconds: 7 * DAY, refundable: 'any' },
  shopeepay: {
    ...wallet,
    paymentType: 'shopeepay',
    names: ['shopeepay'],
    longestSeconds: 5 * DAY,
    refundable: 'whole',
  },
  bca_va: { ...account, channel: 'bca', names: ['bca_va', 'bank_transfer'] },
  bni_va: { ...account, channel: 'bni', names: ['bni_va', 'bank_transfer'] },
  bri_va: { ...account, channel: 'bri', names: ['bri_va', 'bank_transfer'] },
  permata_va: { ...account, channel: 'permata', names: ['permata_va', 'bank_transfer'], reversible: true },
  echannel: { ...bank, kind: 'bill', paymentType: 'echannel', names: ['echannel', 'bank_transfer'], reversible: true },
  indomaret: { ...counter, channel: 'indomaret', names: ['indomaret', 'cstore'], reversible: true, fraudBlind: true },
  alfamart: { ...counter, channel: 'alfamart', names: ['alfamart', 'cstore'] },
  credit_card: {
    kind: 'card',
    paymentType: 'credit_card',
    names: ['credit_card'],
    // The life of a 3-D Secure challenge.
    expiresAfterSeconds: 15 * MINUTE,
    longestSeconds: 7 * DAY,
    mostRupiah: 999_999_999,
    refundable: 'any',
  },
}

export const isMethod = (name: unknown): name is Method => typeof name === 'string' && Object.hasOwn(METHODS, name)

/** @throws {Error} for a name that is not one of our methods. */
export function termsOf(method: string): Terms {
  if (!isMethod(method)) throw new Error(`Method ${method} is not one of ours.`)

  return METHODS[method]
}

export const everyMethod = Object.keys(METHODS).filter(isMethod)

export function offeredMethods({ enabledPayments, grossAmount }: Offer): Method[] {
  return everyMethod
    .filter((method) => grossAmount <= METHODS[method].mostRupiah)
    .filter((method) => !enabledPayments || METHODS[method].names.some((name) => enabledPayments.includes(name)))
}

type Offer = { enabledPayments: string[] | null; grossAmount: number }
