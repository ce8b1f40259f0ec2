import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { Announcement } from '@/app/_ui/announcement'
import { Notice } from '@/app/_ui/notice'
import { OrderLimit } from '@/app/_ui/order-limit'
import type { SearchParams } from '@/app/search/search-filters'
import { PLACES } from '@/server/waiting-room/limits'
import { AddressPart } from './address-part'
import { BottomBar } from './bottom-bar'
import { CourierPart } from './courier-part'
import { ItemPart } from './item-part'
import { needsOf } from './needs-of'
import NoSuchBasket from './not-found'
import { ParcelPart } from './parcel-part'
import { PaymentChoicePart } from './payment-choice-part'
import { Summary } from './summary'
import { VoucherPart } from './voucher-part'

export const endpoint: PageEndpoint = {
  who: 'buyer',
  refusal: 404,
  limits: [PLACES],
}

type Props = { params: Promise<{ basketId: string }>; searchParams: SearchParams }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout'))('title'), robots: { index: false } }
}

export default orAbsent(async function Checkout({ params, searchParams }: Props) {
  const checkout = await orNotFound((await shop()).basket.checkout(await params))
  if (checkout.orderId) redirect(`/orders/${checkout.orderId}`)
  const { edit, removed } = await searchParams
  const t = await getTranslations('checkout')
  const { quote } = checkout
  const only = quote.parcels.length === 1 ? quote.parcels[0] : undefined
  const editing = edit === 'address'
  const addressOpen = !quote.delivery || editing
  const lines = quote.parcels.flatMap((parcel) => parcel.lines)
  const needs = needsOf({ ...quote, editing })
  // Keeps its key when only one of two parcels remains, so that the form keeps its typed text
  // without JavaScript.
  const address = <AddressPart key="address" checkout={checkout} editing={editing} />

  return (
    <div className="pt-4 lg:pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="mt-1 text-quiet">
        {only
          ? t('shop', { shop: only.shop.name, city: only.shop.city })
          : t('parcels', { count: quote.parcels.length })}
      </p>
      <div className="mt-4 grid items-start gap-3 sm:gap-5 lg:mt-6 lg:grid-cols-[1fr_23rem] lg:gap-8">
        <div className="grid min-w-0 gap-3 sm:gap-5">
          {removed && lines.every(({ sku }) => sku !== removed) && (
            // Announces each removed line; a line that is present is not announced.
            <Announcement about={`line ${removed}`}>
              <Notice tone="good">{t(quote.fromCart ? 'item.removedToCart' : 'item.removed')}</Notice>
            </Announcement>
          )}
          {quote.obstacles.includes('order_above_limit') && (
            <OrderLimit at={quote.fromCart ? 'checkoutOfCart' : 'buyNow'} atMost={checkout.orderAtMost} lines={lines} />
          )}
          {only ? (
            <>
              <ItemPart checkout={checkout} parcel={only} addressOpen={addressOpen} />
              {address}
              <CourierPart checkout={checkout} parcel={only} addressOpen={addressOpen} />
            </>
          ) : (
            <>
              {address}
              {quote.parcels.map((parcel, index) => (
                <ParcelPart
                  key={parcel.shop.id}
                  checkout={checkout}
                  parcel={parcel}
                  at={index + 1}
                  addressOpen={addressOpen}
                />
              ))}
            </>
          )}
          <VoucherPart checkout={checkout} addressOpen={addressOpen} />
          <PaymentChoicePart checkout={checkout} addressOpen={addressOpen} />
          {quote.fromCart && (
            <p className="text-quiet text-sm">
              {t('staysInCart')}{' '}
              <Link href="/basket" prefetch={false} className="inline-block py-3 text-ink underline">
                {t('toCart')}
              </Link>
            </p>
          )}
          {checkout.otherBaskets > 0 && (
            <p className="text-quiet text-sm">
              {t('others', { count: checkout.otherBaskets })}{' '}
              <Link href="/basket" prefetch={false} className="inline-block py-3 text-ink underline">
                {t('toOthers')}
              </Link>
            </p>
          )}
        </div>
        <Summary checkout={checkout} needs={needs} />
      </div>
      <BottomBar quote={quote} needs={needs} />
    </div>
  )
}, NoSuchBasket)
