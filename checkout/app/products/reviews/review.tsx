import { useTranslations } from 'next-intl'
import type { CSSProperties } from 'react'
import { formatDay } from '@/app/_ui/format'
import { Icon } from '@/app/_ui/lucide-icon'
import { useLanguage } from '@/app/_ui/use-language'
import type { Language } from '@/i18n/language'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = {
  review: RouterOutputs['catalogue']['reviews']['reviews'][number]
  own: RouterOutputs['catalogue']['ownProduct'] | null
}

export function Review({ review, own }: Props) {
  const { id, stars, author, at, label, body, language, translation, photos, answer, helpful } = review
  const t = useTranslations('find')
  const reader = useLanguage()

  return (
    <li className="grid gap-1.5 py-4 first:pt-0">
      <p className="flex flex-wrap items-center gap-x-2">
        <span
          role="img"
          aria-label={t('starsOf', { stars })}
          className="stars w-[5rem]"
          style={{ '--stars': stars } as CSSProperties}
        />
        <span className="wrap-anywhere font-bold">
          {author === '' ? t('deletedName') : (author ?? t('unnamedBuyer'))}
        </span>
        <span className="text-quiet text-sm">{formatDay(at, reader)}</span>
      </p>
      {label && <p className="text-quiet text-sm">{t('bought', { label: label[reader] })}</p>}
      {body && <Translated text={body} language={language} translation={translation} />}
      {photos.length > 0 && (
        <ul className="flex flex-wrap gap-2 pt-1">
          {photos.map((photo, index) => (
            <li key={photo}>
              <a href={photo} className="block rounded-control">
                {/* biome-ignore lint/performance/noImgElement: a small file in its final size */}
                <img
                  src={photo}
                  alt={t('photoOf', { number: index + 1, author: author || t('unnamedBuyer') })}
                  width={96}
                  height={96}
                  loading="lazy"
                  className="size-24 rounded-control border border-line object-cover"
                />
              </a>
            </li>
          ))}
        </ul>
      )}
      {answer && (
        <div className="mt-1 grid gap-1 rounded-control bg-card px-4 py-3">
          <p className="font-bold text-sm">{t('answerOfShop')}</p>
          <Translated text={answer.text} language="id" translation={answer.translation} />
        </div>
      )}
      {own && !own.written.includes(id) && (
        <HelpfulButton
          reviewId={id}
          count={helpful}
          isMarked={own.helpful.includes(id)}
          of={author || t('unnamedBuyer')}
        />
      )}
    </li>
  )
}

type HelpfulProps = { reviewId: number; count: number; isMarked: boolean; of: string }

/** Marks a review as helpful, or takes the mark off. The form is around the list. */
function HelpfulButton({ reviewId, count, isMarked, of }: HelpfulProps) {
  const t = useTranslations('find')

  return (
    <button
      type="submit"
      name="helpful"
      value={`${isMarked ? 'drop' : 'add'} ${reviewId}`}
      aria-pressed={isMarked}
      className="inline-flex min-h-11 cursor-pointer items-center gap-2 justify-self-start text-quiet text-sm aria-pressed:font-bold aria-pressed:text-pasar-deep"
    >
      <Icon of="icon-ThumbsUp" size={18} />
      <span>
        {t('helpful', { count })} <span className="sr-only">{t('helpfulOf', { author: of })}</span>
      </span>
    </button>
  )
}

/** A text in the reader's language where there is a translation; the original is one press away. */
function Translated({ text, language, translation }: { text: string; language: Language; translation: string | null }) {
  const t = useTranslations('find')
  const reader = useLanguage()
  const looks = 'wrap-anywhere whitespace-pre-line'
  if (language === reader || translation === null)
    return (
      <p lang={language} className={looks}>
        {text}
      </p>
    )

  return (
    <>
      <p className={looks}>{translation}</p>
      <details>
        <summary className="inline-block min-h-11 cursor-pointer content-center text-quiet text-sm underline">
          {t('translated')}
        </summary>
        <p lang={language} className={looks}>
          {text}
        </p>
      </details>
    </>
  )
}
