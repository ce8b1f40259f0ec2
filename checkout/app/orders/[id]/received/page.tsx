import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmStep } from '@/app/_forms/confirm-step'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { only, type SearchParams } from '@/app/search/search-filters'
import { confirmReceipt } from '../actions'
import { NoSuchOrderAt } from '../not-found'
import { chooseParcel, receivableParcels } from '../order-state'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.received'))('title'), robots: { index: false } }
}

export default orAbsent(async function OrderReceived({ params, searchParams }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const parcel = chooseParcel(receivableParcels(order), only((await searchParams).shop))
  if (!parcel) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.received')
  const { id: shopId, name } = parcel.shop

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">{order.id}</p>
      </div>
      <div className={`${card} grid gap-4`}>
        <p>{t('means', { shop: name })}</p>
        <p className="text-quiet text-sm">{t(parcel.returnable.length > 0 ? 'unsure' : 'unsureReturned')}</p>
        <ConfirmStep
          fields={{ orderId: order.id, shopId }}
          back={`/orders/${order.id}`}
          look="primary"
          step={confirmReceipt}
          words={{ yes: t('yes'), busy: t('busy'), no: t('no') }}
        />
      </div>
    </section>
  )
}, NoSuchOrderAt)
