import { useTranslations } from 'next-intl'

/** What the buyer may do when the goods are not as described; the days are those of the order's page. */
export function ReturnTerms({ shop }: { shop: string }) {
  const t = useTranslations('find')

  return (
    <section className="grid gap-2">
      <h2 className="text-xl">{t('returnTitle')}</h2>
      <p className="text-quiet">{t('returnText', { shop })}</p>
    </section>
  )
}
