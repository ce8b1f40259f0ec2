import type { PageEndpoint } from '@jembatan/http/endpoints'
import { localPath } from '@jembatan/platform/request'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { card } from '@/app/_ui/styles'
import { SignUpForm } from '../account-form'
import { DemoIdentities } from '../demo-identities'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signUp'), robots: { index: false } }
}

export default async function SignUp({ searchParams }: { searchParams: Promise<{ to?: string | string[] }> }) {
  const { to: target } = await searchParams
  const to = target ? localPath(target) : '/account'
  const t = await getTranslations('account')

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('signUp')}</h1>
        <p className="text-quiet">{t('why')}</p>
      </div>
      <div className={`${card} grid gap-4`}>
        <SignUpForm to={to} />
        <p className="text-quiet text-sm">{t('joinsText')}</p>
        <p className="text-quiet text-sm">{t('confirm.signUp')}</p>
      </div>
      <p>
        {t('haveAccount')}{' '}
        <Link
          href={`/account?to=${encodeURIComponent(to)}`}
          prefetch={false}
          className="inline-block min-h-11 content-center font-bold underline"
        >
          {t('signIn')}
        </Link>
      </p>
      <DemoIdentities to={to} />
    </section>
  )
}
