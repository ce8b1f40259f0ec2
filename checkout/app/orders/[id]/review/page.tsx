import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { only, type SearchParams } from '@/app/search/asked'
import { nameItem } from '@/i18n/name-item'
import { NoOrderFor } from '../no-order-for'
import { ratedLines } from '../order-state'
import { ReopenOrder } from '../reopen-order'
import { writeReview } from './actions'
import { ReviewForm } from './review-form'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.review'))('title'), robots: { index: false } }
}

/** Each line has its own form, so that one review can be saved without the others. */
export default orAbsent(async function ReviewPage({ params }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const rated = ratedLines(order)
  if (rated.length === 0) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.review')
  const language = await readLanguage()
  const saidOf = (sku: string) => order.reviews.find((review) => review.sku === sku)
  const whyClosed = ({ sku, kept }: (typeof rated)[number]) =>
    kept ? saidOf(sku)?.editable === false && t('closed') : t('mistakes.review_of_returned')
  const words = {
    stars: t('stars'),
    body: t('body'),
    bodyHint: t('bodyHint'),
    send: t('send'),
    busy: t('busy'),
    saved: t('saved'),
    summary: t('summary'),
    count: [1, 2, 3, 4, 5].map((count) => t('count', { count })),
  }

  return (
    <section className="mx-auto grid max-w-xl gap-4 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">{t('text')}</p>
      </div>
      {rated.map((line) =>
        whyClosed(line) ? (
          <section key={line.sku} aria-label={nameItem(line, language)} className={`${card} grid gap-4`}>
            <h2 className="text-xl">{nameItem(line, language)}</h2>
            <p className="text-quiet">{whyClosed(line)}</p>
          </section>
        ) : (
          <ReviewForm
            key={line.sku}
            orderId={order.id}
            page={pageOf(order.id, line.sku)}
            sku={line.sku}
            name={nameItem(line, language)}
            said={saidOf(line.sku)}
            reopen={<ReopenOrder orderId={order.id} form="review" />}
            words={words}
          />
        ),
      )}
      <Link href={`/orders/${order.id}`} prefetch={false} className="min-h-11 content-center underline">
        {t('back')}
      </Link>
    </section>
  )
}, NoOrderToReview)

async function NoOrderToReview({ params, searchParams }: Props) {
  const { id } = await params
  const page = pageOf(id, only((await searchParams).sku) ?? '')

  return <NoOrderFor action={writeReview} page={page} asked={{ id, form: 'review' }} />
}

/** URL of a line's form: without JavaScript it identifies the form. */
const pageOf = (orderId: string, sku: string) => `/orders/${orderId}/review?${new URLSearchParams({ sku })}`
