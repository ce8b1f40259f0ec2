import { getTranslations } from 'next-intl/server'
import { everyPayoutBank, PAYOUT_BANKS } from '@/server/payout/banks'

const NAMES = [
  'title',
  'merchant',
  'name',
  'bank',
  'account',
  'accountHint',
  'amount',
  'notes',
  'submit',
  'summary',
] as const

/** The texts of the form in the browser. */
export async function payoutFormWords() {
  const t = await getTranslations('console.payoutForm')
  const texts = Object.fromEntries(NAMES.map((name) => [name, t(name)])) as Record<(typeof NAMES)[number], string>

  return { ...texts, banks: everyPayoutBank.map((code) => ({ code, name: PAYOUT_BANKS[code].name })) }
}

export type PayoutFormWords = Awaited<ReturnType<typeof payoutFormWords>>
