import { useTranslations } from 'next-intl'
import { Picture } from '@/app/_ui/picture/picture'
import { useLanguage } from '@/app/_ui/use-language'
import { folderOf, pictureOf, SHOTS, type Shot } from '@/i18n/pictures'
import { FullScreen, PictureLink } from './full-screen'

/**
 * A strip to swipe on a phone; a first picture above pairs on larger screens. Each opens in full
 * screen.
 */
export function Gallery({ media, name }: { media: string; name: string }) {
  const t = useTranslations('catalogue')
  const language = useLanguage()
  const described = pictureOf(media)
  const shots = SHOTS.flatMap((shot) => {
    const alt = described[shot]?.[language]

    return alt ? [{ shot, alt, src: `${folderOf(media)}/${media}/${shot}.avif` }] : []
  })
  const words = {
    title: t('gallery', { name }),
    close: t('fullScreen.close'),
    previous: t('fullScreen.previous'),
    next: t('fullScreen.next'),
    closer: t('fullScreen.closer'),
    farther: t('fullScreen.farther'),
  }

  return (
    <FullScreen pictures={shots} words={words}>
      <section
        aria-label={words.title}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a strip that scrolls must scroll by keyboard too
        tabIndex={0}
        className="-mx-4 flex snap-x snap-mandatory gap-3 overflow-x-auto px-4 sm:mx-0 sm:px-0 lg:grid lg:grid-cols-2 lg:self-start lg:overflow-visible"
      >
        {shots.map(({ shot, src }, index) => (
          <PictureLink
            key={shot}
            href={src}
            index={index}
            aria-label={t('fullScreen.open', { number: index + 1, count: shots.length })}
            className={`relative block aspect-square shrink-0 cursor-zoom-in snap-center rounded-card lg:w-full lg:first:col-span-2 lg:even:last:col-span-2 lg:even:last:aspect-[3/2] ${widthOf(shot, shots.length)}`}
          >
            <Picture
              media={media}
              shot={shot}
              sizes="(min-width: 1024px) 36rem, (min-width: 640px) 62vw, 86vw"
              language={language}
              first={index === 0}
              className="size-full rounded-card"
            />
            {shots.length > 1 && (
              <span
                aria-hidden
                className="absolute right-3 bottom-3 rounded-full bg-card px-3 py-1 font-bold text-xs tabular-nums"
              >
                {index + 1}/{shots.length}
              </span>
            )}
          </PictureLink>
        ))}
      </section>
    </FullScreen>
  )
}

function widthOf(shot: Shot, count: number) {
  if (count === 1) return 'w-full'

  return shot === 'square' ? 'w-[86%] sm:w-[62%]' : 'w-[86%] sm:w-[35%]'
}
