import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { wordsOfPhotos } from '@/app/_forms/photo/words-of-photos'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { Picture } from '@/app/_ui/picture/picture'
import { card } from '@/app/_ui/styles'
import { nameItem } from '@/i18n/name-item'
import { NoOrderFor } from '../no-order-for'
import { ratedLines } from '../order-state'
import { ReopenOrder } from '../reopen-order'
import { writeReviews } from './actions'
import { ReviewForm } from './review-form'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.review'))('title'), robots: { index: false } }
}

export default orAbsent(async function ReviewPage({ params }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const rated = ratedLines(order)
  if (rated.length === 0) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.review')
  const language = await readLanguage()
  const savedFor = (sku: string) => order.reviews.find((review) => review.sku === sku)
  const whyClosed = ({ sku, hasPieces }: (typeof rated)[number]) =>
    hasPieces ? savedFor(sku)?.editable === false && t('closed') : t('mistakes.review_of_returned')
  const closed = rated.filter(whyClosed)
  const open = rated.filter((line) => !whyClosed(line))
  const words = {
    ...(await wordsOfPhotos()),
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
      {open.length > 0 && (
        <ReviewForm
          orderId={order.id}
          lines={open.map((line) => ({
            sku: line.sku,
            name: nameItem(line, language),
            saved: savedFor(line.sku),
            picture: (
              <Picture
                media={line.media}
                shot="square"
                sizes="64px"
                language={language}
                decorative
                className="size-16 shrink-0 rounded-control"
              />
            ),
          }))}
          reopen={<ReopenOrder orderId={order.id} form="review" />}
          words={words}
        />
      )}
      {closed.map((line) => (
        <section key={line.sku} aria-label={nameItem(line, language)} className={`${card} grid gap-4`}>
          <h2 className="text-xl">{nameItem(line, language)}</h2>
          <p className="text-quiet">{whyClosed(line)}</p>
        </section>
      ))}
      <Link href={`/orders/${order.id}`} prefetch={false} className="min-h-11 content-center underline">
        {t('back')}
      </Link>
    </section>
  )
}, NoOrderToReview)

async function NoOrderToReview({ params }: Props) {
  const { id } = await params

  return <NoOrderFor action={writeReviews} page={`/orders/${id}/review`} link={{ id, form: 'review' }} />
}
