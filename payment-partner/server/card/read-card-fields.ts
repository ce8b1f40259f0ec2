import { RequestRefused } from '../gateway/request-refused'
import { passesLuhn } from '../scrub'
import { type CardFault, endOfMonth, readCard } from './read-card'
import { TEST_CVV } from './test-cards'

const SENTENCES: Record<CardFault, string> = {
  numberMissing: 'card_number is required',
  numberNotATestCard: 'card_number is not one of the published test cards',
  expiryInvalid: 'card_exp_month or card_exp_year is invalid',
  expiryPast: 'card is expired',
  cvvMissing: 'card_cvv is required',
  cvvWrong: 'card_cvv is invalid',
}

/**
 * Reads a card from a request's query. Returns a mask and the end of the expiry month.
 * @throws {RequestRefused} with every fault.
 */
export function readCardFields(fields: URLSearchParams, now: Date, { withCvv = true } = {}) {
  const number = fields.get('card_number') ?? ''
  const expiry = `${(fields.get('card_exp_month') ?? '').padStart(2, '0')}/${(fields.get('card_exp_year') ?? '').slice(-2)}`
  const cvv = fields.get('card_cvv') ?? (withCvv ? '' : TEST_CVV)

  const { maskedCard, faults } = readCard({ number, expiry, cvv }, now)
  if (!maskedCard) throw new RequestRefused(Object.values(faults).map((fault) => sentenceOf(fault, number)))

  return { maskedCard, validUntil: endOfMonth(expiry) }
}

function sentenceOf(fault: CardFault, number: string) {
  const digits = number.replace(/\D/g, '')

  return fault === 'numberNotATestCard' && !passesLuhn(digits)
    ? 'card_number does not match with luhn algorithm'
    : SENTENCES[fault]
}
