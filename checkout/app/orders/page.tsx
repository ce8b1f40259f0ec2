import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { button } from '@/app/_ui/styles'
import { only, type SearchParams } from '@/app/search/asked'
import { OrderCard } from './order-card'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order'))('listTitle'), robots: { index: false } }
}

export default async function Orders({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations('order')
  const before = only((await searchParams).before)
  const { orders, next } = await (await shop()).order.list({ before })

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('listTitle')}</h1>
      {orders.length === 0 ? <NoOrders /> : <ul className="grid gap-3">{orders.map(toCard)}</ul>}
      {(before || next) && (
        <nav aria-label={t('list.pages')} className="flex flex-wrap gap-3">
          {before && (
            <Link href="/orders" prefetch={false} className={button.quiet}>
              {t('list.newest')}
            </Link>
          )}
          {next && (
            <Link href={`/orders?before=${next}`} prefetch={false} className={button.quiet}>
              {t('list.older')}
            </Link>
          )}
        </nav>
      )}
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
