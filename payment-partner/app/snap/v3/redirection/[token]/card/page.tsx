import type { PageEndpoint } from '@jembatan/http/endpoints'
import { ArrowLeft } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { readPageAddress } from '../../../page-address'
import { readPage } from '../../../read-page'
import UnknownPayment from '../not-found'
import { Till } from '../till'
import { CardForm } from './card-form'
import { cardOf } from './published-cards'
import { readWords } from './words'

export const endpoint: PageEndpoint = { who: 'payer', refusal: 404 }

type Props = { searchParams: Promise<{ card?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('payment')

  return { title: t('cardTitle') }
}

export default orAbsent(async function CardPage({ searchParams }: Props) {
  const opened = await readPage()
  const { at, toList } = await readPageAddress()
  if (opened.state === 'unknown') notFound()
  if (opened.state !== 'choose' || !opened.methods.includes('credit_card')) redirect(at())
  const t = await getTranslations('payment')

  return (
    <Till opened={opened}>
      <section className="grid gap-4">
        <div>
          <h1 className="text-3xl">{t('cardTitle')}</h1>
          <p className="mt-1 text-quiet">{t('cardText')}</p>
        </div>
        <CardForm words={await readWords(opened.page)} chosen={cardOf((await searchParams).card)} />
        <a href={toList} className="button justify-self-start px-0 text-quiet">
          <ArrowLeft size={18} aria-hidden />
          {t('cardOther')}
        </a>
      </section>
    </Till>
  )
}, UnknownPayment)
