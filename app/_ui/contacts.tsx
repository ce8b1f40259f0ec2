import { getTranslations } from 'next-intl/server'

/**
 * The complaint contacts that the regulation requires on every page. They are plain text without
 * links.
 */
export async function Contacts() {
  const t = await getTranslations()

  return (
    <section aria-labelledby="complaints" className="text-sm leading-relaxed">
      <h2 id="complaints" className="font-extrabold">
        {t('common.complaints')}
      </h2>
      <dl className="mt-2 grid gap-2">
        <div>
          <dt className="font-bold">{t('common.operator')}</dt>
          <dd className="text-muted">{t('common.operatorContact')}</dd>
        </div>
        <div>
          <dt className="font-bold">{t('common.ministry')}</dt>
          <dd className="text-muted">{t('common.ministryContact')}</dd>
        </div>
      </dl>
      <p className="mt-2">
        <a href="/complaints" className="inline-block py-3 font-bold text-ramai-text underline">
          {t('complaints.short')}
        </a>
      </p>
      <p className="mt-2 text-muted text-xs">{t('about.contactNote')}</p>
    </section>
  )
}
