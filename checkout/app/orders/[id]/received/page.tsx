import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmStep } from '@/app/_forms/confirm-step'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { confirmReceipt } from '../actions'
import { NoSuchOrderAt } from '../not-found'
import { isReceivable, keptLines, namesIn, parcelsOf } from '../order-state'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.received'))('title'), robots: { index: false } }
}

export default orAbsent(async function OrderReceived({ params }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  if (!isReceivable(order)) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.received')
  const { shop: shops } = namesIn({ parcels: parcelsOf(order, keptLines(order)) }, await readLanguage())

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">{order.id}</p>
      </div>
      <div className={`${card} grid gap-4`}>
        <p>{t('means', { shop: shops })}</p>
        <p className="text-quiet text-sm">{t(order.return ? 'unsureReturned' : 'unsure')}</p>
        <ConfirmStep
          fields={{ orderId: order.id }}
          back={`/orders/${order.id}`}
          look="primary"
          step={confirmReceipt}
          words={{ yes: t('yes'), busy: t('busy'), no: t('no') }}
        />
      </div>
    </section>
  )
}, NoSuchOrderAt)
