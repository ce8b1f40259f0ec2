import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/styles'

export default function NoSuchOrder() {
  const t = useTranslations('order.missing')

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
