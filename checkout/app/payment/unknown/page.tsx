import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { button } from '@/app/_ui/styles'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('payment'))('unknown.title'), robots: { index: false } }
}

/** Return from the payment page in a browser that cannot open the order. */
export default async function UnknownPayment() {
  const t = await getTranslations('payment.unknown')

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      <Link href="/orders/find" prefetch={false} className={button.primary}>
        {t('find')}
      </Link>
      <Link href="/orders" prefetch={false} className={button.quiet}>
        {t('orders')}
      </Link>
    </section>
  )
}
