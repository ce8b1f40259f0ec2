import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { button } from '@/app/_ui/styles'

export default async function NoSuchBasket() {
  const t = await getTranslations('checkout')

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t('missingTitle')}</h1>
      <p className="text-quiet">{t('missingText')}</p>
      <Link href="/basket" prefetch={false} className={button.primary}>
        {t('toBaskets')}
      </Link>
    </section>
  )
}
