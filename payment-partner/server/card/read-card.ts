import { isTestCard, maskCard, TEST_CVV } from './test-cards'

export type CardFault =
  | 'numberMissing'
  | 'numberNotATestCard'
  | 'expiryInvalid'
  | 'expiryPast'
  | 'cvvMissing'
  | 'cvvWrong'
export type CardFaults = { number?: CardFault; expiry?: CardFault; cvv?: CardFault }
export type CardForm = { number: string; expiry: string; cvv: string }

/** Checks a card and returns its mask only: the number and the CVV are stored nowhere. */
export function readCard({ number, expiry, cvv }: CardForm, now: Date): { maskedCard?: string; faults: CardFaults } {
  const digits = number.replace(/[ -]/g, '')
  const faults: CardFaults = {}
  if (digits === '') faults.number = 'numberMissing'
  else if (!isTestCard(digits)) faults.number = 'numberNotATestCard'
  const expiryFault = faultOfExpiry(expiry, now)
  if (expiryFault) faults.expiry = expiryFault
  if (cvv.trim() === '') faults.cvv = 'cvvMissing'
  else if (cvv.trim() !== TEST_CVV) faults.cvv = 'cvvWrong'

  return Object.keys(faults).length > 0 ? { faults } : { maskedCard: maskCard(digits), faults }
}

const EXPIRY = /^\s*(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})\s*$/

/** MM/YY, valid through the last day of its month. */
function faultOfExpiry(expiry: string, now: Date): CardFault | undefined {
  if (!EXPIRY.test(expiry)) return 'expiryInvalid'

  return endOfMonth(expiry) <= now ? 'expiryPast' : undefined
}

export function endOfMonth(expiry: string) {
  const [, month, year] = EXPIRY.exec(expiry) ?? []

  return new Date(Date.UTC(2000 + Number(year), Number(month)))
}
