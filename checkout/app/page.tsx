import { getTranslations } from 'next-intl/server'

export default async function Home() {
  const t = await getTranslations('frame')

  return <h1 className="py-10 text-3xl">{t('tagline')}</h1>
}
