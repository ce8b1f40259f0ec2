import { getTranslations } from 'next-intl/server'

export async function NothingFound() {
  const t = await getTranslations('console.transactions')

  return (
    <div className="panel grid gap-1 px-6 py-10 text-center">
      <p className="font-extrabold text-lg">{t('nothingTitle')}</p>
      <p className="text-quiet">{t('nothingText')}</p>
    </div>
  )
}
