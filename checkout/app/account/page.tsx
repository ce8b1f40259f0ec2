import type { PageEndpoint } from '@jembatan/http/endpoints'
import { localPath } from '@jembatan/platform/request'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { formatDay } from '@/app/_ui/format'
import { Icon, type IconClass } from '@/app/_ui/lucide-icon'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import type { SearchParams } from '@/app/search/search-filters'
import { isDemoMode } from '@/server/environment'
import { ORDER_TABS, type OrderTab } from '@/server/order/input'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { SignInForm } from './account-form'
import { DemoIdentities } from './demo-identities'
import { Joined } from './joined'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title'), robots: { index: false } }
}

export default async function Account({ searchParams }: { searchParams: SearchParams }) {
  const query = await searchParams
  const { to, password, email } = query
  const pasar = await shop()
  const customer = await pasar.account.show()

  return customer ? (
    <Home customer={customer} query={query} deletion={await pasar.rights.show()} counts={await pasar.order.counts()} />
  ) : (
    <Entrance to={to ? localPath(to) : '/account'} saved={password === 'saved'} confirmed={email === 'confirmed'} />
  )
}

type HomeProps = {
  customer: { name: string; emailVerified: boolean }
  query: Awaited<SearchParams>
  deletion: RouterOutputs['rights']['show']
  counts: RouterOutputs['order']['counts']
}

async function Home({ customer: { name, emailVerified }, query, deletion, counts }: HomeProps) {
  const t = await getTranslations('account')
  const language = await readLanguage()
  const links = [
    { href: '/basket', text: t('links.basket') },
    { href: '/wishes', text: t('links.wishes') },
    { href: '/account/addresses', text: t('links.addresses') },
    { href: '/vouchers', text: t('links.vouchers') },
    { href: '/account/data', text: t('links.data') },
  ]

  return (
    <section className="mx-auto grid max-w-2xl gap-5 pt-10">
      <h1 className="wrap-anywhere text-3xl sm:text-4xl">{t('hello', { name })}</h1>
      <Joined query={query} />
      {deletion && (
        <Notice tone="warn">
          <p>
            {t(deletion.underWay.length > 0 ? 'data.dueAfter' : 'data.due', {
              date: formatDay(deletion.dueAt, language),
            })}
          </p>
          <Link
            href="/account/data"
            prefetch={false}
            className="inline-block min-h-11 content-center font-bold underline"
          >
            {t('data.withdraw')}
          </Link>
        </Notice>
      )}
      {!emailVerified && (
        <Notice tone="warn">
          <p>{t('confirm.notice')}</p>
          <Link
            href="/account/data#account-email"
            prefetch={false}
            className="inline-block min-h-11 content-center font-bold underline"
          >
            {t('confirm.open')}
          </Link>
        </Notice>
      )}
      <OrderStates counts={counts} />
      <ul className="grid gap-3 sm:grid-cols-2">
        {links.map(({ href, text }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className={`${card} block font-bold hover:border-ink`}>
              {text}
            </Link>
          </li>
        ))}
      </ul>
      <form action="/account/sign-out" method="post">
        <button type="submit" className={button.quiet}>
          {t('signOut')}
        </button>
      </form>
      {isDemoMode() && (
        <DemoDrawer title={t('demoDrawer')}>
          <Link href="/demo/outbox" prefetch={false} className="min-h-11 content-center justify-self-start underline">
            {t('outbox')}
          </Link>
        </DemoDrawer>
      )}
    </section>
  )
}

const STATE_ICONS: Record<OrderTab, IconClass> = {
  unpaid: 'icon-Wallet',
  packing: 'icon-Package',
  shipped: 'icon-Truck',
  arrived: 'icon-PackageCheck',
  review: 'icon-Star',
}

/** The tabs of the order list, with how many orders each lists. */
async function OrderStates({ counts }: Pick<HomeProps, 'counts'>) {
  const [t, order] = await Promise.all([getTranslations('account'), getTranslations('order.list')])

  return (
    <section aria-labelledby="orders" className={`${card} grid gap-3`}>
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <h2 id="orders" className="text-xl">
          {t('links.orders')}
        </h2>
        <Link href="/orders" prefetch={false} className="min-h-11 content-center underline">
          {t('allOrders')}
        </Link>
      </div>
      <ul className="grid grid-cols-5">
        {ORDER_TABS.map((tab) => (
          <li key={tab}>
            <Link
              href={`/orders?tab=${tab}`}
              prefetch={false}
              className="grid min-h-11 justify-items-center gap-1 rounded-control py-2 text-center text-xs hover:bg-paper sm:text-sm"
            >
              <span className="relative">
                <Icon of={STATE_ICONS[tab]} size={24} />
                {counts[tab] > 0 && (
                  <span className="absolute -top-2 left-4 grid h-5 min-w-5 place-items-center rounded-full bg-pasar-deep px-1 font-bold text-card text-xs tabular-nums">
                    {counts[tab]}
                  </span>
                )}
              </span>
              {order(`tab.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

type EntranceProps = { to: string; saved: boolean; confirmed: boolean }

async function Entrance({ to, saved, confirmed }: EntranceProps) {
  const t = await getTranslations('account')
  const onwards = `?to=${encodeURIComponent(to)}`

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('signIn')}</h1>
        <p className="text-quiet">{t('why')}</p>
      </div>
      {saved && <Notice tone="good">{t('reset.saved')}</Notice>}
      {confirmed && <Notice tone="good">{t('confirm.done')}</Notice>}
      <div className={`${card} grid gap-4`}>
        <SignInForm to={to} />
        <p className="text-quiet text-sm">{t('joinsText')}</p>
      </div>
      <p>
        {t('noAccount')}{' '}
        <Link
          href={`/account/sign-up${onwards}`}
          prefetch={false}
          className="inline-block min-h-11 content-center font-bold underline"
        >
          {t('signUp')}
        </Link>
      </p>
      <ul className="flex flex-wrap gap-x-6 gap-y-1">
        {[
          { href: '/account/forgot', text: t('forgot') },
          { href: '/account/addresses', text: t('links.addresses') },
          { href: '/account/data', text: t('links.data') },
        ].map(({ href, text }) => (
          <li key={href}>
            <Link href={href} prefetch={false} className="inline-block min-h-11 content-center underline">
              {text}
            </Link>
          </li>
        ))}
      </ul>
      <DemoIdentities to={to} />
    </section>
  )
}
