import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/_ui/format'
import { PUBLISHED_CARDS, type PublishedCard } from './published-cards'

/** The texts of the card form, which runs in the browser without a dictionary. */
export async function readWords(amount: number) {
  const t = await getTranslations('payment')
  const cards = Object.keys(PUBLISHED_CARDS) as PublishedCard[]

  return {
    number: t('cardNumber'),
    expiry: t('cardExpiry'),
    cvv: t('cardCvv'),
    cvvHint: t('cardCvvHint'),
    submit: t('cardSubmit', { amount: formatRupiah(amount) }),
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

export type CardWords = Awaited<ReturnType<typeof readWords>>
