import type { PageEndpoint } from '@jembatan/http/endpoints'
import { localPath } from '@jembatan/platform/request'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import type { Messages } from '@/i18n/request'
import { PaperPage } from '../_ui/paper-page'
import { type AddressQuery, only } from '../browse/address-query'
import { SignUpForm } from './sign-up-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('signUp'), robots: { index: false } }
}

export default async function SignUpPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const to = localPath(only((await searchParams).to))
  const [t, messages] = await Promise.all([getTranslations('account'), getMessages() as Promise<Messages>])

  return (
    <PaperPage>
      <h1 className="font-extrabold text-4xl tracking-tight">{t('signUp')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t('signUpText')}</p>
      <div className="mt-6 grid max-w-md gap-6">
        <SignUpForm to={to} words={messages.account} />
        <p>
          {t('hasAccount')}{' '}
          <a
            href={`/sign-in?to=${encodeURIComponent(to)}`}
            className="inline-block py-2.5 font-bold text-ramai-text underline"
          >
            {t('signIn')}
          </a>
        </p>
        <p className="text-muted text-sm leading-relaxed">{t('confirm.signUp')}</p>
      </div>
    </PaperPage>
  )
}
