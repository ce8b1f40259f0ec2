import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { installmentChoices } from '@/server/card/installment'
import type { SnapToken } from '@/server/payment/payment'
import { PUBLISHED_CARDS, type PublishedCard } from './published-cards'

/** The texts of the card form, which runs in the browser without a dictionary. */
export async function readWords({ grossAmount, cardOptions }: Pick<SnapToken, 'grossAmount' | 'cardOptions'>) {
  const t = await getTranslations('payment')
  const cards = Object.keys(PUBLISHED_CARDS) as PublishedCard[]

  return {
    number: t('cardNumber'),
    expiry: t('cardExpiry'),
    cvv: t('cardCvv'),
    cvvHint: t('cardCvvHint'),
    submit: t('cardSubmit', { amount: formatRupiah(grossAmount) }),
    installment: t('installment'),
    installmentHint: t('installmentHint'),
    installments: installmentsOf(t, { grossAmount, cardOptions }),
    errorSummary: t('errorSummary'),
    testCards: t('testCards'),
    testCardsText: t('testCardsText'),
    cards: cards.map((name) => ({
      name,
      use: t(`testCard.${name}.use`),
      outcome: t(`testCard.${name}.outcome`),
    })),
  }
}

type Translate = Awaited<ReturnType<typeof getTranslations<'payment'>>>

/** Empty if the merchant offers no installments. */
function installmentsOf(t: Translate, { grossAmount, cardOptions }: Parameters<typeof readWords>[0]) {
  const offered = installmentChoices(cardOptions).map(({ choice: code, bank, months }) => {
    const amount = formatRupiah(Math.ceil(grossAmount / months))

    return { code, name: t('installmentOf', { bank: bank?.toUpperCase() ?? t('installmentOffline'), months, amount }) }
  })
  if (offered.length === 0) return []

  return cardOptions?.installment?.required ? offered : [{ code: '', name: t('installmentNone') }, ...offered]
}

export type CardWords = Awaited<ReturnType<typeof readWords>>
