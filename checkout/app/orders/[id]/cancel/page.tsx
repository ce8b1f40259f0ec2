import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmStep } from '@/app/_forms/confirm-step'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { cancelOrder } from '../actions'
import { NoSuchOrderAt } from '../not-found'
import { isCancellable } from '../order-state'
import { MoneyBack } from './money-back'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.cancel'))('title'), robots: { index: false } }
}

/** Confirms a cancellation: the effect on the goods, and the refund to the rupiah. */
export default orAbsent(async function CancelOrder({ params }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  if (!isCancellable(order)) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.cancel')

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">{order.id}</p>
      </div>
      <div className={`${card} grid gap-4`}>
        <MoneyBack order={order} />
        <p className="text-quiet text-sm">{t('final')}</p>
        <ConfirmStep
          fields={{ orderId: order.id }}
          back={`/orders/${order.id}`}
          look="danger"
          step={cancelOrder}
          words={{ yes: t('yes'), busy: t('busy'), no: t('no') }}
        />
      </div>
    </section>
  )
}, NoSuchOrderAt)
