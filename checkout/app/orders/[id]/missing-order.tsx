import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { button } from '@/app/styles'

/** `children`: what a form brought to it. */
export function MissingOrder({ children }: { children?: React.ReactNode }) {
  const t = useTranslations('order.missing')

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      {children}
      <Link href="/orders/find" prefetch={false} className={button.primary}>
        {t('find')}
      </Link>
      <Link href="/account?to=/orders" prefetch={false} className={button.quiet}>
        {t('signIn')}
      </Link>
    </section>
  )
}
