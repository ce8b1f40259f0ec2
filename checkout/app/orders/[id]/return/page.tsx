import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { wordsOfPhotos } from '@/app/_forms/photo/words-of-photos'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatDeadline } from '@/app/_ui/format'
import { nameMethod } from '@/app/_ui/method-name'
import { Picture } from '@/app/_ui/picture/picture'
import { only, type SearchParams } from '@/app/search/search-filters'
import { nameItem } from '@/i18n/name-item'
import { REASONS } from '@/server/returns/input'
import { NoOrderFor } from '../no-order-for'
import { chooseParcel, type OrderData, pageOfParcel, returnableParcels, returnPaidBy } from '../order-state'
import { ReopenOrder } from '../reopen-order'
import { whomWeContact } from '../whom-we-contact'
import { requestReturn } from './actions'
import { ReturnForm } from './return-form'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.return'))('title'), robots: { index: false } }
}

export default orAbsent(async function ReturnPage({ params, searchParams }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const parcel = chooseParcel(returnableParcels(order), only((await searchParams).shop))
  if (!parcel?.returnableUntil) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.return')
  const language = await readLanguage()

  return (
    <section className="mx-auto grid max-w-xl gap-4 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">
          {parcel.shop.name} · {order.id}
        </p>
      </div>
      <p className="text-quiet">
        {t('until', { time: formatDeadline(parcel.returnableUntil, language) })} {t('once')}
      </p>
      <ReturnForm
        orderId={order.id}
        shopId={parcel.shop.id}
        page={pageOfParcel(order, parcel, 'return')}
        lines={linesOf(order, parcel).map(({ sku, media, pieces, name, label }) => ({
          sku,
          pieces,
          name: nameItem({ name, label }, language),
          picture: (
            <Picture
              media={media}
              shot="square"
              sizes="3.5rem"
              language={language}
              decorative
              className="size-14 rounded-control"
            />
          ),
        }))}
        reopen={<ReopenOrder orderId={order.id} form="return" />}
        words={await wordsOf(order, parcel)}
      />
      <Link href={`/orders/${order.id}`} prefetch={false} className="min-h-11 content-center underline">
        {t('back')}
      </Link>
    </section>
  )
}, NoOrderToReturnFrom)

async function NoOrderToReturnFrom({ params }: Props) {
  const { id } = await params

  return <NoOrderFor action={requestReturn} page={`/orders/${id}/return`} link={{ id, form: 'return' }} />
}

type Parcel = OrderData['parcels'][number]

/** Returns the parcel's lines with the pieces that can still be returned. */
const linesOf = ({ lines }: OrderData, { returnable }: Parcel) =>
  lines.flatMap((line) => {
    const left = returnable.find(({ sku }) => sku === line.sku)

    return left ? [{ ...line, pieces: left.pieces }] : []
  })

async function wordsOf(order: OrderData, parcel: Parcel) {
  const t = await getTranslations('order.return')

  return {
    pieces: t('pieces'),
    quantity: t.raw('quantity') as string,
    reason: t('reason'),
    chooseReason: t('chooseReason'),
    changedMind: t('changedMind', { shop: parcel.shop.name }),
    note: t('note'),
    noteHint: t('noteHint'),
    ...(await wordsOfPhotos()),
    photos: t('photos'),
    means: t(`means.${returnPaidBy(order)}`, {
      shop: parcel.shop.name,
      method: await nameMethod(order.payment?.method),
      phone: whomWeContact(order, await getTranslations('order.messages')),
    }),
    send: t('send'),
    busy: t('busy'),
    summary: t('summary'),
    reasons: REASONS.map((value) => ({ value, text: t(`reasons.${value}`) })),
  }
}
