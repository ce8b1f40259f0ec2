import { useTranslations } from 'next-intl'

export function Banner() {
  const t = useTranslations('catalogue')

  return (
    <div className="mt-3 grid gap-0.5 rounded-card bg-pasar-deep px-5 py-4 text-card sm:gap-1 sm:px-8 sm:py-7">
      <h1 className="text-xl leading-tight sm:text-4xl">{t('title')}</h1>
      <p className="text-sm sm:text-base">{t('intro')}</p>
    </div>
  )
}
