import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { OrderForm } from '@/app/_forms/order-forms'
import { button } from '@/app/_ui/styles'
import { ORDER_NUMBER } from '@/server/order/input'

type Props = {
  /**
   * The order's id and form from the URL. After finding the order or signing in, the buyer returns
   * there.
   */
  link?: { id: string; form?: OrderForm }
  /** Unsent text of a submitted form. */
  children?: React.ReactNode
}

export function MissingOrder({ link, children }: Props) {
  const t = useTranslations('order.missing')
  const id = link?.id.toUpperCase() ?? ''
  const segments = ORDER_NUMBER.test(id) ? { order: id, ...(link?.form && { form: link.form }) } : null
  const to = segments ? `/orders/${Object.values(segments).join('/')}` : '/orders'

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      {children}
      <Link
        href={`/orders/find${segments ? `?${new URLSearchParams(segments)}` : ''}`}
        prefetch={false}
        className={button.primary}
      >
        {t('find')}
      </Link>
      <Link href={`/account?${new URLSearchParams({ to })}`} prefetch={false} className={button.quiet}>
        {t('signIn')}
      </Link>
    </section>
  )
}
