import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/app/format'
import { readLanguage } from '@/app/language/read-language'
import { Picture } from '@/app/picture/picture'
import { button, card } from '@/app/styles'
import { shop } from '@/app/visit'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('basket'))('title') }
}

export default async function Baskets() {
  const t = await getTranslations('basket')
  const language = await readLanguage()
  const baskets = await (await shop()).basket.openOnes()
  if (baskets.length === 0) return <NoBaskets />

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-quiet">{t('intro')}</p>
      <ul className="grid gap-3">
        {baskets.map(({ basketId, name, label, media, quantity, price }) => (
          <li
            key={basketId}
            className={`${card} grid grid-cols-[5rem_1fr] items-center gap-4 sm:grid-cols-[5rem_1fr_auto]`}
          >
            <Picture
              media={media}
              shot="square"
              sizes="5rem"
              language={language}
              decorative
              className="size-20 rounded-control"
            />
            <div>
              <p className="font-bold">{[name[language], label?.[language]].filter(Boolean).join(' · ')}</p>
              <p className="text-quiet text-sm">
                {t('pieces', { count: quantity })} · <span className="money">{formatMoney(price * quantity)}</span>
              </p>
            </div>
            <Link
              href={`/checkout/${basketId}`}
              prefetch={false}
              aria-label={t('resumeOf', { name: name[language] })}
              className={`${button.primary} col-span-full sm:col-auto`}
            >
              {t('resume')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

async function NoBaskets() {
  const t = await getTranslations('basket')

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t('empty')}</h1>
      <p className="text-quiet">{t('emptyText')}</p>
      <Link href="/" prefetch={false} className={button.primary}>
        {t('toHome')}
      </Link>
    </section>
  )
}
