import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatDay } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { Picture } from '@/app/_ui/picture/picture'
import { button, card } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { Filters } from '@/app/back-office/parts/filters'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readChoice, readNumber } from '@/app/back-office/parts/read-search'
import { nameItem } from '@/i18n/name-item'
import { AnswerReview } from './answer-review'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['todo', 'answered'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.reviews'))('title') }
}

export default async function ReviewsPage({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const answered = await readNumber(searchParams, 'answered')
  const before = Number(await readNumber(searchParams, 'before')) || undefined
  const { reviews, next } = await asOperator((await shop()).backOffice.reviews({ show, before }))
  const t = await getTranslations('backOffice.reviews')
  const find = await getTranslations('find')
  const language = await readLanguage()
  const words = { answer: t('answer'), hint: t('answerHint'), send: t('send'), busy: t('busy') }

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Filters
        label={t('title')}
        path="/back-office/reviews"
        chosen={show}
        filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
      />
      {answered && <Notice tone="good">{t('answeredNow')}</Notice>}
      {reviews.length === 0 && <Empty title={t(`empty.${show}`)} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {reviews.map((review) => (
          <li key={review.id} className={`${card} grid gap-3`}>
            <div className="flex items-center gap-4">
              <Picture
                media={review.media}
                shot="square"
                sizes="64px"
                language={language}
                decorative
                className="size-16 shrink-0 rounded-control"
              />
              <div>
                <Link
                  href={`/products/${review.productId}#reviews`}
                  prefetch={false}
                  className="inline-flex min-h-11 items-center font-bold underline-offset-4 hover:underline"
                >
                  {nameItem(review, language)}
                </Link>
                <p className="text-quiet text-sm">
                  {review.shop} · {find('starsOf', { stars: review.stars })} · {review.author || find('deletedName')} ·{' '}
                  {formatDay(review.at, language)}
                </p>
              </div>
            </div>
            {review.body && <p lang={review.language}>{review.body}</p>}
            {review.photos.length > 0 && (
              <p className="text-quiet text-sm">{t('photos', { count: review.photos.length })}</p>
            )}
            {review.answer === null ? (
              <AnswerReview id={review.id} words={words} />
            ) : (
              <p lang="id" className="border-line border-l-4 pl-4">
                {review.answer}
              </p>
            )}
          </li>
        ))}
      </ul>
      {next !== null && (
        <p>
          <Link href={`/back-office/reviews?show=${show}&before=${next}`} prefetch={false} className={button.quiet}>
            {t('older')}
          </Link>
        </p>
      )}
    </>
  )
}
