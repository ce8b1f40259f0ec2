import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/or-absent'
import { orNotFound } from '@/app/or-not-found'
import { button } from '@/app/styles'
import { shop } from '@/app/visit'
import NoSuchOrder from '../not-found'

type Props = { params: Promise<{ id: string }> }

/** In place of the invoice of an order that is not paid: whether there will be one, and the way back. */
export const NoInvoice = orAbsent(async ({ params }: Props) => {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const t = await getTranslations('order.invoice')
  const kind = order.status === 'cancelled' || order.status === 'expired' ? 'never' : order.paymentWay

  return (
    <section className="mx-auto grid max-w-xl gap-4 py-20">
      <h1 className="text-3xl">{t(`none.${kind}.title`)}</h1>
      <p className="text-quiet">{t(`none.${kind}.text`)}</p>
      <Link href={`/orders/${order.id}`} prefetch={false} className={button.primary}>
        {t('back')}
      </Link>
    </section>
  )
}, NoSuchOrder)
