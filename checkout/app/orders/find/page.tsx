import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { ORDER_FORMS } from '@/app/_forms/order-forms'
import { only, type SearchParams } from '@/app/search/search-filters'
import { FindForm } from './find-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order'))('find.title'), robots: { index: false } }
}

export default async function FindOrder({ searchParams }: { searchParams: SearchParams }) {
  const { order, form } = await searchParams
  const t = await getTranslations('order.find')

  return (
    <section className="mx-auto grid max-w-xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      <FindForm
        orderId={only(order) ?? ''}
        back={ORDER_FORMS.find((one) => one === only(form))}
        words={{
          orderId: t('orderId'),
          orderIdHint: t('orderIdHint'),
          contact: t('contact'),
          contactHint: t('contactHint'),
          submit: t('submit'),
          searching: t('searching'),
          summary: t('summary'),
        }}
      />
      <Link href="/account/claim" prefetch={false} className="min-h-11 content-center justify-self-start underline">
        {t('moved')}
      </Link>
    </section>
  )
}
