import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { only, type SearchParams } from '@/app/search/search-filters'
import { AccountOffer, SavedToAccount } from './account-offer'
import { PARCEL_STEPS } from './after-step'
import { CashPart } from './cash-part'
import { ComplaintsPart } from './complaints-part'
import { DeliveryPart } from './delivery-part'
import { FlagNotice } from './flag-notice'
import { Headline } from './headline'
import { LiveOrder } from './live-order'
import { MessagesPart } from './messages-part'
import { MoveParcelPart } from './move-parcel-part'
import { NoSuchOrderAt } from './not-found'
import { OrderAgain } from './order-again'
import { isExpired } from './order-state'
import { ParcelsPart } from './parcels-part'
import { PaymentPart } from './payment-part'
import { RefundPart } from './refund-part'
import { ReviewPart } from './review-part'
import { Steps } from './steps'
import { TotalsPart } from './totals-part'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations('order')

  return { title: t('title', { number: (await params).id.toUpperCase() }), robots: { index: false } }
}

export default orAbsent(async function Order({ params, searchParams }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const { saved, filed, notice, shop: shopId, demo } = await searchParams
  const step = PARCEL_STEPS.find((name) => name === only(notice))

  return (
    <div className="grid gap-5 pt-6 lg:pt-10">
      <LiveOrder orderId={order.id} version={order.version} />
      <SavedToAccount saved={saved} />
      <Headline order={order} />
      <div className="grid items-start gap-5 lg:grid-cols-[1fr_23rem] lg:gap-8">
        <div className="grid min-w-0 gap-5">
          <FlagNotice order={order} />
          <PaymentPart order={order} />
          {isExpired(order) && <OrderAgain order={order} look="primary" />}
          <CashPart order={order} />
          <ParcelsPart order={order} lastStep={step && { step, shopId: only(shopId) }} />
          <RefundPart order={order} />
          <ReviewPart order={order} />
          <DeliveryPart order={order} justCorrected={notice === 'corrected'} />
          <MessagesPart order={order} />
          <AccountOffer order={order} />
          <ComplaintsPart order={order} filed={only(filed)} />
        </div>
        <div className="grid gap-5 lg:sticky lg:top-6">
          <TotalsPart order={order} />
          <Steps order={order} />
        </div>
      </div>
      <MoveParcelPart order={order} open={only(demo) === 'open'} />
    </div>
  )
}, NoSuchOrderAt)
