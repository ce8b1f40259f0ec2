import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orNotFound } from '@/app/or-not-found'
import { shop } from '@/app/visit'
import { AddressPart } from './address-part'
import { BottomBar } from './bottom-bar'
import { CourierPart } from './courier-part'
import { ItemPart } from './item-part'
import { PaymentChoicePart } from './payment-choice-part'
import { Summary } from './summary'

type Props = { params: Promise<{ basketId: string }>; searchParams: Promise<{ edit?: string | string[] }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('checkout'))('title'), robots: { index: false } }
}

export default async function Checkout({ params, searchParams }: Props) {
  const checkout = await orNotFound((await shop()).basket.checkout(await params))
  if (checkout.orderId) redirect(`/orders/${checkout.orderId}`)
  const { edit } = await searchParams
  const t = await getTranslations('checkout')

  return (
    <div className="pt-6 lg:pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      {checkout.quote.parcels.map(({ shop: { id, name, city } }) => (
        <p key={id} className="mt-1 text-quiet">
          {t('shop', { shop: name, city })}
        </p>
      ))}
      <div className="mt-6 grid items-start gap-5 lg:grid-cols-[1fr_23rem] lg:gap-8">
        <div className="grid min-w-0 gap-5">
          <ItemPart checkout={checkout} />
          <AddressPart checkout={checkout} editing={edit === 'address'} />
          <CourierPart checkout={checkout} />
          <PaymentChoicePart checkout={checkout} />
          {checkout.otherBaskets > 0 && (
            <p className="text-quiet text-sm">
              {t('others', { count: checkout.otherBaskets })}{' '}
              <Link href="/basket" prefetch={false} className="inline-block py-3 text-ink underline">
                {t('toOthers')}
              </Link>
            </p>
          )}
        </div>
        <Summary checkout={checkout} />
      </div>
      <BottomBar quote={checkout.quote} />
    </div>
  )
}
