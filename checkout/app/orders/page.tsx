import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { button } from '@/app/styles'
import { shop } from '@/app/visit'
import { OrderCard } from './order-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order'))('listTitle'), robots: { index: false } }
}

export default async function Orders() {
  const t = await getTranslations('order')
  const orders = await (await shop()).order.list()

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('listTitle')}</h1>
      {orders.length === 0 ? <NoOrders /> : <ul className="grid gap-3">{orders.map(toCard)}</ul>}
      <Link href="/orders/find" prefetch={false} className="inline-block justify-self-start py-3 underline">
        {t('list.find')}
      </Link>
    </section>
  )
}

const toCard = (order: React.ComponentProps<typeof OrderCard>['order']) => <OrderCard key={order.id} order={order} />

async function NoOrders() {
  const t = await getTranslations('order.list')

  return (
    <div className="grid justify-items-start gap-4 rounded-card border border-line border-dashed p-8">
      <h2 className="text-xl">{t('empty')}</h2>
      <p className="text-quiet">{t('emptyText')}</p>
      <Link href="/" prefetch={false} className={button.primary}>
        {t('toShop')}
      </Link>
    </div>
  )
}
