import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { atTheDesk } from '@/app/desk/at-the-desk'
import { DeskHead } from '@/app/desk/parts/desk-head'
import { Empty } from '@/app/desk/parts/empty'
import { Filters } from '@/app/desk/parts/filters'
import { FindOrder } from '@/app/desk/parts/find-order'
import { readChoice, readOrderNumber } from '@/app/desk/parts/read-search'
import { ORDER_NUMBER } from '@/app/order-number'
import { shop } from '@/app/visit'
import { DeskOrder } from './desk-order'
import { Said } from './said'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['to_pack', 'to_ship', 'on_the_way', 'arrived', 'flagged', 'all'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.orders'))('title') }
}

export default async function DeskOrders({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const number = await readOrderNumber(searchParams, 'order')
  const orders = await findOrders({ show, number })
  const t = await getTranslations('desk.orders')
  const nothing = number ? t('notFound', { number }) : t('empty')

  return (
    <>
      <DeskHead title={t('title')} text={t('text')} />
      <FindOrder path="/desk/orders" number={number} />
      {!number && (
        <Filters
          label={t('title')}
          path="/desk/orders"
          chosen={show}
          filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
        />
      )}
      <Said search={searchParams} />
      {orders.length === 0 && <Empty title={nothing} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {orders.map((order) => (
          <DeskOrder key={order.id} order={order} show={show} found={number !== undefined} />
        ))}
      </ul>
    </>
  )
}

async function findOrders({ show, number }: { show: (typeof SHOW)[number]; number?: string }) {
  if (number && !ORDER_NUMBER.test(number)) return []

  return atTheDesk((await shop()).desk.orders({ show, number }))
}
