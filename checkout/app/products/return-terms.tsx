import { useTranslations } from 'next-intl'

/**
 * The buyer's rights when the goods are not as described. The days equal those on the order's page.
 */
export function ReturnTerms({ shop }: { shop: string }) {
  const t = useTranslations('find')

  return (
    <section className="grid gap-2">
      <h2 className="text-xl">{t('returnTitle')}</h2>
      <p className="text-quiet">{t('returnText', { shop })}</p>
    </section>
  )
}
