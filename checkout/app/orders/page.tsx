import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { shop } from '@/app/_request/visitor'
import { button } from '@/app/_ui/styles'
import { only, type SearchParams } from '@/app/search/search-filters'
import { ORDER_TABS, type OrderTab } from '@/server/order/input'
import { OrderCard } from './order-card'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order'))('listTitle'), robots: { index: false } }
}

export default async function Orders({ searchParams }: { searchParams: SearchParams }) {
  const t = await getTranslations('order')
  const params = await searchParams
  const before = only(params.before)
  const tab = ORDER_TABS.find((name) => name === only(params.tab))
  const { orders, next } = await (await shop()).order.list({ before, tab })
  const pageAfter = (last?: string) =>
    `/orders?${new URLSearchParams({ ...(tab && { tab }), ...(last && { before: last }) })}`

  return (
    <section className="mx-auto grid max-w-2xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('listTitle')}</h1>
      <Tabs chosen={tab} />
      {orders.length === 0 ? (
        <NoOrders tab={tab} />
      ) : (
        <ul className="grid gap-3">
          {orders.map((order) => (
            <OrderCard key={order.id} order={order} toReview={tab === 'review'} />
          ))}
        </ul>
      )}
      {(before || next) && (
        <nav aria-label={t('list.pages')} className="flex flex-wrap gap-3">
          {before && (
            <Link href={pageAfter()} prefetch={false} className={button.quiet}>
              {t('list.newest')}
            </Link>
          )}
          {next && (
            <Link href={pageAfter(next)} prefetch={false} className={button.quiet}>
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

async function Tabs({ chosen }: { chosen: OrderTab | undefined }) {
  const t = await getTranslations('order.list')

  return (
    <nav aria-label={t('tabs')}>
      <ul className="flex flex-wrap gap-2">
        {[undefined, ...ORDER_TABS].map((tab) => (
          <li key={tab ?? 'all'}>
            <Link
              href={tab ? `/orders?tab=${tab}` : '/orders'}
              prefetch={false}
              aria-current={tab === chosen ? 'page' : undefined}
              className="inline-block min-h-11 content-center rounded-full border border-line bg-card px-4 aria-[current]:border-pasar-deep aria-[current]:bg-pasar-wash aria-[current]:font-bold"
            >
              {t(`tab.${tab ?? 'all'}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

async function NoOrders({ tab }: { tab: OrderTab | undefined }) {
  const t = await getTranslations('order.list')
  if (tab) return <p className="rounded-card border border-line border-dashed p-8 text-quiet">{t('emptyTab')}</p>

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
