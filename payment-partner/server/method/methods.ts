const MINUTE = 60
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * The payer's action: scan, open a wallet, continue at the page of a bank or a lender, type a
 * number at a bank or a counter, or fill in a card.
 */
export type MethodKind = 'qr' | 'ewallet' | 'redirect' | 'va' | 'bill' | 'counter' | 'card'

export type PaymentType =
  | 'qris'
  | 'gopay'
  | 'shopeepay'
  | 'dana'
  | 'bank_transfer'
  | 'echannel'
  | 'cstore'
  | 'bca_klikpay'
  | 'cimb_clicks'
  | 'bri_epay'
  | 'danamon_online'
  | 'akulaku'
  | 'kredivo'
  | 'credit_card'

/** Kasir's fee for a settled payment: a share, a fixed sum, or both. */
export type Fee = { share?: number; rupiah?: number }

export type Terms = {
  kind: MethodKind
  /** Core's name. Where several banks or stores share it, `channel` names the one. */
  paymentType: PaymentType
  channel?: 'bca' | 'bni' | 'bri' | 'permata' | 'indomaret' | 'alfamart'
  /** Name of the bank in the title of its payment page. */
  bank?: string
  /** Names for it in `enabled_payments`, including its group's. */
  names: string[]
  /** The code that the payer types or scans: so many digits, or a reference. A card has none. */
  payCode: number | 'reference' | 'none'
  /** The digits of the code that the merchant may choose. Absent: none. */
  ownDigits?: number
  /** The sentence of Core's answer to a charge. A card's depends on its verdict. */
  charged: string
  expiresAfterSeconds: number
  longestSeconds: number
  mostRupiah: number
  fee: Fee
  /** Whether a refund is possible by API. Otherwise the merchant transfers the money by hand. */
  refundable: 'any' | 'whole' | 'no'
  /** Days after the settlement in which a refund is possible. Absent: no limit. */
  refundDays?: number
  /** The bank may reverse a settlement within minutes. */
  reversible?: true
  /** A counter without a fraud check. */
  fraudBlind?: true
  /** The payment page shows a QR code. */
  scannable?: true
  /** Inactive until the merchant switches it on. */
  onRequest?: true
  /** The partner lacks idempotency: an `Idempotency-Key` has no effect on a charge. */
  keyless?: true
}

const wallet = {
  kind: 'ewallet',
  payCode: 'reference',
  expiresAfterSeconds: 15 * MINUTE,
  mostRupiah: 20_000_000,
  fee: { share: 0.02 },
} as const
const bank = {
  expiresAfterSeconds: DAY,
  longestSeconds: 180 * DAY,
  mostRupiah: 500_000_000,
  fee: { rupiah: 4000 },
  refundable: 'no',
} as const
const account = {
  ...bank,
  kind: 'va',
  paymentType: 'bank_transfer',
  payCode: 16,
  charged: 'Success, Bank Transfer transaction is created',
} as const
const counter = {
  ...bank,
  kind: 'counter',
  paymentType: 'cstore',
  charged: 'Success, cstore transaction is successful',
  mostRupiah: 5_000_000,
  fee: { rupiah: 5000 },
} as const

// The fees and the limits of these methods are assumptions; expiry and refunds are documented.
const internetBanking = {
  kind: 'redirect',
  payCode: 'reference',
  expiresAfterSeconds: 2 * HOUR,
  longestSeconds: 180 * DAY,
  mostRupiah: 100_000_000,
  fee: { rupiah: 5000 },
  refundable: 'no',
  onRequest: true,
} as const
const payLater = {
  ...internetBanking,
  expiresAfterSeconds: DAY,
  mostRupiah: 30_000_000,
  fee: { share: 0.02 },
  refundable: 'any',
} as const

/** Mandiri's company code for bills through the gateway. */
export const MANDIRI_BILLER_CODE = '70012'

/** The active methods, in the order of the page: the one place that adds a method. */
const TERMS = {
  other_qris: {
    kind: 'qr',
    paymentType: 'qris',
    names: ['other_qris', 'qris'],
    payCode: 'reference',
    charged: 'QRIS transaction is created',
    expiresAfterSeconds: 15 * MINUTE,
    longestSeconds: 7 * DAY,
    // Bank Indonesia's limit for one QRIS payment.
    mostRupiah: 10_000_000,
    fee: { share: 0.007 },
    refundable: 'any',
    scannable: true,
  },
  gopay: {
    ...wallet,
    paymentType: 'gopay',
    names: ['gopay'],
    charged: 'GoPay transaction is created',
    longestSeconds: 7 * DAY,
    refundable: 'any',
    scannable: true,
  },
  shopeepay: {
    ...wallet,
    paymentType: 'shopeepay',
    names: ['shopeepay'],
    charged: 'ShopeePay transaction is created',
    longestSeconds: 5 * DAY,
    refundable: 'whole',
  },
  // Its limits are assumptions, too.
  dana: {
    ...wallet,
    paymentType: 'dana',
    names: ['dana'],
    charged: 'DANA transaction is created',
    longestSeconds: 7 * DAY,
    refundable: 'any',
    onRequest: true,
  },
  bca_va: { ...account, channel: 'bca', bank: 'BCA', names: ['bca_va', 'bank_transfer'], ownDigits: 11 },
  bni_va: { ...account, channel: 'bni', bank: 'BNI', names: ['bni_va', 'bank_transfer'], ownDigits: 8 },
  bri_va: {
    ...account,
    channel: 'bri',
    bank: 'BRI',
    names: ['bri_va', 'bank_transfer'],
    payCode: 18,
    ownDigits: 13,
  },
  permata_va: {
    ...account,
    channel: 'permata',
    bank: 'Permata',
    names: ['permata_va', 'bank_transfer'],
    ownDigits: 10,
    charged: 'Success, PERMATA VA transaction is successful',
    reversible: true,
    keyless: true,
  },
  echannel: {
    ...bank,
    kind: 'bill',
    paymentType: 'echannel',
    names: ['echannel', 'bank_transfer'],
    payCode: 13,
    ownDigits: 8,
    charged: 'OK, Mandiri Bill transaction is successful',
    reversible: true,
  },
  indomaret: {
    ...counter,
    channel: 'indomaret',
    names: ['indomaret', 'cstore'],
    payCode: 14,
    reversible: true,
    fraudBlind: true,
    keyless: true,
  },
  alfamart: { ...counter, channel: 'alfamart', names: ['alfamart', 'cstore'], payCode: 15 },
  bca_klikpay: {
    ...internetBanking,
    paymentType: 'bca_klikpay',
    names: ['bca_klikpay'],
    charged: 'OK, BCA KlikPay transaction is successful',
  },
  cimb_clicks: {
    ...internetBanking,
    paymentType: 'cimb_clicks',
    names: ['cimb_clicks'],
    charged: 'Success, CIMB Clicks transaction is successful',
  },
  bri_epay: {
    ...internetBanking,
    paymentType: 'bri_epay',
    names: ['bri_epay'],
    charged: 'Success, BRI E-Pay transaction is successful',
  },
  danamon_online: {
    ...internetBanking,
    paymentType: 'danamon_online',
    names: ['danamon_online'],
    charged: 'Success, Danamon Online transaction is successful',
  },
  akulaku: {
    ...payLater,
    paymentType: 'akulaku',
    names: ['akulaku'],
    charged: 'Success, Akulaku transaction is created',
  },
  kredivo: {
    ...payLater,
    paymentType: 'kredivo',
    names: ['kredivo'],
    charged: 'Success, Kredivo transaction is created',
    refundDays: 14,
  },
  credit_card: {
    kind: 'card',
    paymentType: 'credit_card',
    names: ['credit_card'],
    payCode: 'none',
    charged: 'Success, Credit Card transaction is successful',
    // The life of a 3-D Secure challenge.
    expiresAfterSeconds: 15 * MINUTE,
    longestSeconds: 7 * DAY,
    mostRupiah: 999_999_999,
    fee: { share: 0.029, rupiah: 2000 },
    refundable: 'any',
  },
} satisfies Record<string, Terms>

/** By the names that Snap gives them. */
export type Method = keyof typeof TERMS

export const METHODS: Record<Method, Terms> = TERMS

export const isMethod = (name: unknown): name is Method => typeof name === 'string' && Object.hasOwn(METHODS, name)

/** @throws {Error} for a name that is not one of our methods. */
export function termsOf(method: string): Terms {
  if (!isMethod(method)) throw new Error(`Method ${method} is not one of ours.`)

  return METHODS[method]
}

export const everyMethod = Object.keys(METHODS).filter(isMethod)

export const everyPaymentType = [...new Set(everyMethod.map((method) => METHODS[method].paymentType))]

/** The banks or stores that share one of Core's names. */
export const channelsOf = (paymentType: PaymentType) =>
  everyMethod.flatMap((method) => {
    const { channel, ...terms } = METHODS[method]

    return terms.paymentType === paymentType && channel ? [channel] : []
  })

/** Whether the merchant's payers may use the method. */
export const isActive = ({ methods }: Active, method: Method) =>
  methods ? methods.includes(method) : !METHODS[method].onRequest

/** The methods that every merchant has. */
export const usualMethods = everyMethod.filter((method) => isActive({ methods: null }, method))

export function offeredMethods({ enabledPayments, grossAmount }: Offer, merchant: Active): Method[] {
  return everyMethod
    .filter((method) => isActive(merchant, method))
    .filter((method) => grossAmount <= METHODS[method].mostRupiah)
    .filter((method) => !enabledPayments || METHODS[method].names.some((name) => enabledPayments.includes(name)))
}

type Active = { methods: string[] | null }
type Offer = { enabledPayments: string[] | null; grossAmount: number }
