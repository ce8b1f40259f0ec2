import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { button } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { Filters } from '@/app/back-office/parts/filters'
import { FindOrder } from '@/app/back-office/parts/find-order'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readChoice, readNumber } from '@/app/back-office/parts/read-search'
import { type BULK_STEPS, toParcelKey } from '@/server/fulfilment/input'
import { ORDER_NUMBER } from '@/server/order/input'
import { LastStep } from './last-step'
import { CHOSEN, OrderCard } from './order-card'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['to_pack', 'to_ship', 'on_the_way', 'arrived', 'flagged', 'all'] as const

type BulkStep = (typeof BULK_STEPS)[number]

/** The lists whose parcels take their next step together. */
const CHOOSABLE: Partial<Record<(typeof SHOW)[number], BulkStep>> = { to_pack: 'packed', to_ship: 'shipped' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.orders'))('title') }
}

export default async function OrdersPage({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const number = await readNumber(searchParams, 'order')
  const orders = await findOrders({ show, number })
  const t = await getTranslations('backOffice.orders')
  const choosable = number ? undefined : CHOOSABLE[show]
  const nothing = number ? t('notFound', { number }) : t('empty')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <FindOrder path="/back-office/orders" number={number} />
      {!number && (
        <Filters
          label={t('title')}
          path="/back-office/orders"
          chosen={show}
          filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
        />
      )}
      <LastStep search={searchParams} />
      {orders.length === 0 && <Empty title={nothing} text={t('emptyText')} />}
      {choosable && orders.length > 0 && <ChooseParcels orders={orders} step={choosable} />}
      <ul className="grid gap-3">
        {orders.map((order) => (
          <OrderCard
            key={order.id}
            order={order}
            back={number ? `?order=${order.id}` : `?show=${show}`}
            choosable={choosable}
          />
        ))}
      </ul>
    </>
  )
}

/** Checkboxes of the cards below belong to its form, since a form cannot stand in another. */
async function ChooseParcels({ orders, step }: { orders: Awaited<ReturnType<typeof findOrders>>; step: BulkStep }) {
  const t = await getTranslations('backOffice.orders.bulk')
  const all = orders.flatMap(({ parcels }) => parcels.filter(({ next }) => next === step))
  const search = new URLSearchParams(all.map((parcel) => ['parcel', toParcelKey(parcel)]))

  return (
    <form id={CHOSEN} action="/back-office/orders/chosen" className="flex flex-wrap items-center gap-3">
      <button type="submit" className={button.quiet}>
        {t('open')}
      </button>
      <Link
        href={`/back-office/orders/chosen?${search}`}
        prefetch={false}
        className="inline-block min-h-11 content-center underline"
      >
        {t('all', { count: all.length })}
      </Link>
    </form>
  )
}

async function findOrders({ show, number }: { show: (typeof SHOW)[number]; number?: string }) {
  if (number && !ORDER_NUMBER.test(number)) return []

  return asOperator((await shop()).backOffice.orders({ show, number }))
}
