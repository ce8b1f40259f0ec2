import type { CardOptions, CardPlan } from '@/db/schema'
import { findBin } from './bins'

/** The acquiring banks of the documents. */
export const ACQUIRERS = ['bni', 'mandiri', 'cimb', 'bca', 'maybank', 'bri'] as const

export type Acquirer = (typeof ACQUIRERS)[number]

export const isAcquirer = (name: unknown): name is Acquirer => ACQUIRERS.some((acquirer) => acquirer === name)

/** Months. Each bank agrees its own terms with a merchant; the documents' examples have these. */
export const INSTALLMENT_TERMS = [3, 6, 12] as const

export const isTerm = (term: unknown): term is number => INSTALLMENT_TERMS.some((months) => months === term)

/** Whether a list of first digits or issuing banks has the card. */
export const isListed = (bins: string[], maskedCard: string) =>
  bins.some((bin) => (/^\d/.test(bin) ? maskedCard.startsWith(bin) : bin === issuerOf(maskedCard)))

export const issuerOf = (maskedCard: string) => findBin(maskedCard)?.bank.toLowerCase()

export const isDebit = (maskedCard: string) => findBin(maskedCard)?.type === 'DEBIT'

/** In Snap: terms for cards of any bank, which the acquirer pays in full. */
const OFFLINE = 'offline'

type Choice = { options: CardOptions | null; choice: string; maskedCard: string }
type Chosen = { plan: CardPlan | null; fault?: undefined } | { plan?: undefined; fault: Fault }
type Fault = 'cardNotAccepted' | 'installmentMissing' | 'installmentUnknown' | 'installmentOfOtherBank'

/** The choices of a payment page: `bni-3` is three months at BNI. */
export const installmentChoices = (options: CardOptions | null) =>
  Object.entries(options?.installment?.terms ?? {}).flatMap(([bank, terms]) =>
    terms.map((months) => ({ choice: `${bank}-${months}`, bank: bank === OFFLINE ? null : bank, months })),
  )

/** Checks a payer's card and choice against the page's options. An empty choice pays at once. */
export function chooseInstallment({ options, choice, maskedCard }: Choice): Chosen {
  if (options?.bins && !isListed(options.bins, maskedCard)) return { fault: 'cardNotAccepted' }
  const { bank: acquirer = 'bni' } = options ?? {}
  if (choice === '') {
    if (options?.installment?.required) return { fault: 'installmentMissing' }
    return { plan: options?.bank ? { bank: options.bank } : null }
  }

  const chosen = installmentChoices(options).find((offered) => offered.choice === choice)
  if (!chosen) return { fault: 'installmentUnknown' }
  if (isDebit(maskedCard) || (chosen.bank && issuerOf(maskedCard) !== chosen.bank))
    return { fault: 'installmentOfOtherBank' }

  return { plan: { bank: chosen.bank ?? acquirer, installmentTerm: chosen.months } }
}
