export type Verdict = 'accept' | 'challenge' | 'denied_by_bank' | 'denied_by_fraud_check'

/** The published test cards. All other numbers are refused, so that no real card is entered. */
const TEST_CARDS: Record<string, Verdict> = {
  '4811111111111114': 'accept',
  '4411111111111118': 'accept',
  '5211111111111117': 'accept',
  '4105058689481467': 'accept',
  '5264221038874659': 'accept',
  '4617006959746656': 'accept',
  '4511111111111117': 'challenge',
  '5510111111111115': 'challenge',
  '4911111111111113': 'denied_by_bank',
  '4711111111111115': 'denied_by_bank',
  '5111111111111118': 'denied_by_bank',
  '4611111111111116': 'denied_by_fraud_check',
}

export const TEST_CVV = '123'
export const TEST_OTP = '112233'

export const isTestCard = (digits: string) => Object.hasOwn(TEST_CARDS, digits)

export const maskCard = (digits: string) => `${digits.slice(0, 8)}-${digits.slice(-4)}`

/** Recognizes a test card by its mask, which is all that is stored. */
export function verdictOn(maskedCard: string): Verdict {
  const card = Object.keys(TEST_CARDS).find((digits) => maskCard(digits) === maskedCard)

  return (card && TEST_CARDS[card]) || 'denied_by_bank'
}
