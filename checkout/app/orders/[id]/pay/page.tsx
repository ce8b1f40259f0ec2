import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { formatMoney } from '@/app/_ui/format'
import { nameMethod } from '@/app/_ui/method-name'
import { card } from '@/app/_ui/styles'
import type { SearchParams } from '@/app/search/search-filters'
import { PAGE_OPTIONS, toPageMethod } from '@/i18n/page-method'
import { LiveOrder } from '../live-order'
import { NoSuchOrderAt } from '../not-found'
import { isPayable } from '../order-state'
import { OtherMethod } from '../other-method'
import { MethodForm } from './method-form'
import { Step } from './step'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata({ params }: Pick<Props, 'params'>): Promise<Metadata> {
  const t = await getTranslations('payment.byMethod')

  return { title: t('metaTitle', { number: (await params).id.toUpperCase() }), robots: { index: false } }
}

/** The shop's own payment page, for charges over BI-SNAP. Once paid or over, the order's page. */
export default orAbsent(async function PayOrder({ params, searchParams }: Props) {
  const { id: orderId } = await params
  const { [PAGE_OPTIONS.method]: selected } = await searchParams
  const caller = await shop()
  const order = await orNotFound(caller.order.get({ orderId }))
  const payment = await caller.payment.show({ orderId })
  if (!payment || !isPayable(order)) redirect(`/orders/${order.id}`)
  const [t, words] = [await getTranslations('payment.byMethod'), await getTranslations('payment')]
  const methods = await Promise.all(payment.methods.map(async (method) => ({ method, name: await nameMethod(method) })))

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <LiveOrder orderId={order.id} version={order.version} />
      <div>
        <h1 className="text-3xl sm:text-4xl">{payment.method ? await nameMethod(payment.method) : t('title')}</h1>
        <p className="mt-1 text-quiet">{order.id}</p>
      </div>
      <div className={`${card} grid gap-4`}>
        <p className="flex items-baseline justify-between gap-4">
          <span className="text-quiet text-sm">{t('amount')}</span>
          <span className="money font-extrabold text-2xl">{formatMoney(payment.amount)}</span>
        </p>
        {payment.method ? (
          <>
            <Step orderId={order.id} payment={payment} />
            <p className="text-quiet text-sm">{t('refresh')}</p>
            <OtherMethod
              orderId={order.id}
              words={{
                choose: words('otherMethod.choose'),
                text: words('otherMethod.text'),
                opening: words('opening'),
              }}
            />
          </>
        ) : (
          <>
            <p>{t('text')}</p>
            <MethodForm
              orderId={order.id}
              methods={methods}
              selected={payment.methods.find((method) => toPageMethod(method) === selected)}
              words={{ legend: t('title'), choose: t('choose'), choosing: t('choosing') }}
            />
          </>
        )}
      </div>
      <p className="text-quiet text-sm">{t('simulation')}</p>
      <Link href={`/orders/${order.id}`} prefetch={false} className="inline-flex min-h-11 items-center underline">
        {t('check')}
      </Link>
    </section>
  )
}, NoSuchOrderAt)
