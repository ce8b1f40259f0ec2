import { useTranslations } from 'next-intl'
import { Picture } from '@/app/_ui/picture/picture'
import { useLanguage } from '@/app/_ui/use-language'
import { pictureOf } from '@/i18n/pictures'

/** A strip to swipe on a phone; stacked pictures on larger screens. */
export function Gallery({ media, name }: { media: string; name: string }) {
  const t = useTranslations('catalogue')
  const language = useLanguage()
  const second = pictureOf(media).hero !== undefined

  return (
    <section
      aria-label={t('gallery', { name })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls must scroll by keyboard too
      tabIndex={0}
      className="-mx-4 flex snap-x snap-mandatory gap-3 overflow-x-auto px-4 sm:mx-0 sm:px-0 lg:flex-col lg:self-start lg:overflow-visible"
    >
      <Picture
        media={media}
        shot="square"
        sizes="(min-width: 1024px) 36rem, (min-width: 640px) 62vw, 86vw"
        language={language}
        first
        className={`aspect-square shrink-0 snap-center rounded-card lg:w-full ${second ? 'w-[86%] sm:w-[62%]' : 'w-full'}`}
      />
      {second && (
        <Picture
          media={media}
          shot="hero"
          language={language}
          className="aspect-square w-[86%] shrink-0 snap-center rounded-card sm:aspect-auto sm:w-[35%] sm:flex-1 lg:aspect-[3/2] lg:w-full lg:flex-none"
        />
      )}
    </section>
  )
}
