import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/language/read-language'
import { Picture } from '@/app/picture/picture'

/** A strip to swipe on a phone, both pictures side by side where there is room. */
export async function Gallery({ media, name }: { media: string; name: string }) {
  const t = await getTranslations('catalogue')
  const language = await readLanguage()

  return (
    <section
      aria-label={t('gallery', { name })}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls must scroll by keyboard too
      tabIndex={0}
      className="-mx-4 flex snap-x snap-mandatory gap-3 overflow-x-auto px-4 sm:mx-0 sm:px-0 lg:sticky lg:top-8 lg:self-start"
    >
      <Picture
        media={media}
        shot="square"
        language={language}
        first
        className="aspect-square w-[86%] shrink-0 snap-center rounded-card sm:w-[62%]"
      />
      <Picture
        media={media}
        shot="hero"
        language={language}
        className="aspect-square w-[86%] shrink-0 snap-center rounded-card sm:aspect-auto sm:w-[35%] sm:flex-1"
      />
    </section>
  )
}
