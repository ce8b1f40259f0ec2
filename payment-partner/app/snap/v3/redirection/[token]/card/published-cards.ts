/** The published test cards by their result. The bank itself decides on the server. */
export const PUBLISHED_CARDS = {
  accept: '4811 1111 1111 1114',
  denied_by_bank: '4911 1111 1111 1113',
  challenge: '4511 1111 1111 1117',
  denied_by_fraud_check: '4611 1111 1111 1116',
}

export type PublishedCard = keyof typeof PUBLISHED_CARDS

const isPublished = (name: unknown): name is PublishedCard =>
  typeof name === 'string' && Object.hasOwn(PUBLISHED_CARDS, name)

/** Returns form values for a test card; empty ones for an unknown name. */
export function cardOf(name: unknown) {
  if (!isPublished(name)) return { number: '', expiry: '', cvv: '' }

  return { number: PUBLISHED_CARDS[name], expiry: '12/30', cvv: '123' }
}
