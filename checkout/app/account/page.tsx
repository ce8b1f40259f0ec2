import type { PageEndpoint } from '@jembatan/http/endpoints'
import { localPath } from '@jembatan/platform/request'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { formatDay } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { button, card } from '@/app/_ui/styles'
import { isDemoMode } from '@/server/environment'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { SignInForm } from './account-form'
import { DemoIdentities } from './demo-identities'
import { Joined } from './joined'

export const endpoint: PageEndpoint = { who: 'anybody' }

type Search = {
  to?: string | string[]
  joined?: string | string[]
  password?: string | string[]
  email?: string | string[]
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('title'), robots: { index: false } }
}

export default async function Account({ searchParams }: { searchParams: Promise<Search> }) {
  const { to, joined, password, email } = await searchParams
  const pasar = await shop()
  const customer = await pasar.account.show()

  return customer ? (
    <Home customer={customer} joined={joined} deletion={await pasar.rights.show()} />
  ) : (
    <Entrance to={to ? localPath(to) : '/account'} saved={password === 'saved'} confirmed={email === 'confirmed'} />
  )
}

type HomeProps = {
  customer: { name: string; emailVerified: boolean }
  joined: Search['joined']
  deletion: RouterOutputs['rights']['show']
}

async function Home({ customer: { name, emailVerified }, joined, deletion }: HomeProps) {
  const t = await getTranslations('account')
  const language = await readLanguage()
  const links = [
    { href: '/orders', text: t('links.orders') },
    { href: '/basket', text: t('links.basket') },
    { href: '/account/addresses', text: t('links.addresses') },
    { href: '/vouchers', text: t('links.vouchers') },
    { href: '/account/data', text: t('links.data') },
  ]

  return (
    <section className="mx-auto grid max-w-2xl gap-5 pt-10">
      <h1 className="wrap-anywhere text-3xl sm:text-4xl">{t('hello', { name })}</h1>
      <Joined joined={joined} />
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
      <DemoIdentities to={to} />
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
    </section>
  )
}
