import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { formatRupiah } from '@/app/parts/format'
import { pathOf, readPage } from '../read-page'
import { Till } from '../till'
import { CardForm } from './card-form'

type Props = { params: Promise<{ token: string }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payment')

  return { title: t('cardTitle') }
}

export default async function CardPage({ params }: Props) {
  const { token } = await params
  const opened = await readPage(token)
  if (opened.state === 'unknown') notFound()
  if (opened.state !== 'choose' || !opened.methods.includes('credit_card')) redirect(pathOf(token))
  const t = await getTranslations('payment')

  return (
    <Till token={token} opened={opened}>
      <section className="grid gap-4">
        <div>
          <h1 className="text-3xl">{t('cardTitle')}</h1>
          <p className="mt-1 text-quiet">{t('cardText')}</p>
        </div>
        <CardForm token={token} words={await readWords(formatRupiah(opened.page.grossAmount))} />
        <a href={pathOf(token)} className="button justify-self-start px-0 text-quiet">
          <ArrowLeft size={18} aria-hidden />
          {t('cardOther')}
        </a>
      </section>
    </Till>
  )
}

async function readWords(amount: string) {
  const t = await getTranslations('payment')

  return {
    number: t('cardNumber'),
    expiry: t('cardExpiry'),
    cvv: t('cardCvv'),
    cvvHint: t('cardCvvHint'),
    submit: t('cardSubmit', { amount }),
    errorSummary: t('errorSummary'),
    testCards: t('testCards'),
    testCardsText: t('testCardsText'),
    useTestCard: t('useTestCard'),
    useDeniedCard: t('useDeniedCard'),
    testAccepted: t('testAccepted'),
    testDenied: t('testDenied'),
    faults: {
      numberMissing: t('numberMissing'),
      numberNotATestCard: t('numberNotATestCard'),
      expiryInvalid: t('expiryInvalid'),
      expiryPast: t('expiryPast'),
      cvvMissing: t('cvvMissing'),
      cvvWrong: t('cvvWrong'),
    },
  }
}

export type CardWords = Awaited<ReturnType<typeof readWords>>
