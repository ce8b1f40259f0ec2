import { getTranslations } from 'next-intl/server'

export async function Footer() {
  const t = await getTranslations('frame')

  return (
    <footer className="border-line border-t bg-card text-quiet text-sm">
      <div className="mx-auto grid max-w-(--page-width) gap-6 px-4 py-8 sm:grid-cols-2 sm:px-6">
        <div className="grid content-start gap-1">
          <p className="font-bold text-ink">{t('simulation')}</p>
          <p className="max-w-prose">{t('simulationLong')}</p>
        </div>
        <div className="grid content-start gap-1">
          <p className="font-bold text-ink">{t('complaints')}</p>
          <p>{t('complaintsOwn')}</p>
          <p>{t('complaintsState')}</p>
        </div>
      </div>
    </footer>
  )
}
