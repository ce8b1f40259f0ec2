import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { AddressForm } from '@/app/_forms/address/address-form'
import { addressWords } from '@/app/_forms/address/address-words'
import { valuesOf } from '@/app/_forms/address/read-address'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { formatPhone } from '@/server/delivery/format-phone'
import { NoSuchOrderAt } from '../not-found'
import { isCorrectable } from '../order-state'
import { correctAddress } from './actions'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.correct'))('title'), robots: { index: false } }
}

/**
 * Correcting recipient and address until a parcel is packed, a right that the law gives to the
 * buyer.
 */
export default orAbsent(async function CorrectAddress({ params }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const t = await getTranslations('order.correct')

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">{order.id}</p>
      </div>
      {isCorrectable(order) ? (
        <Form orderId={order.id} paid={order.status === 'paid'} />
      ) : (
        <Notice tone="warn">{t('late')}</Notice>
      )}
      <Link href={`/orders/${order.id}`} prefetch={false} className={`${button.quiet} justify-self-start`}>
        {t('back')}
      </Link>
    </section>
  )
}, NoSuchOrderAt)

async function Form({ orderId, paid }: { orderId: string; paid: boolean }) {
  const address = await orNotFound((await shop()).order.address({ orderId }))
  const t = await getTranslations('order.correct')

  return (
    <>
      <p className="text-quiet">{t(paid ? 'textPaid' : 'text')}</p>
      <div className={card}>
        <AddressForm
          about={{ name: 'orderId', value: orderId }}
          save={correctAddress}
          values={valuesOf(address, formatPhone(address.phone))}
          words={await addressWords()}
          sample={false}
        />
      </div>
    </>
  )
}
