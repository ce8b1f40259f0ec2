import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { button } from '@/app/styles'

export default async function NoSuchOrder() {
  const t = await getTranslations('order.missing')

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      <Link href="/orders/find" prefetch={false} className={button.primary}>
        {t('find')}
      </Link>
    </section>
  )
}
