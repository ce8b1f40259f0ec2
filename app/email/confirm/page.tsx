import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { PaperPage } from '@/app/_ui/paper-page'
import { type AddressQuery, only } from '@/app/browse/address-query'
import type { Messages } from '@/i18n/request'
import { ConfirmEmailForm } from './confirm-email-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.confirm'))('title'), robots: { index: false } }
}

/**
 * The page behind an emailed link. Opening it does not use the link up, because mail programs open
 * links before people do.
 */
export default async function ConfirmEmailPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const [{ token }, t, messages] = await Promise.all([
    searchParams,
    getTranslations('account.confirm'),
    getMessages() as Promise<Messages>,
  ])

  return (
    <PaperPage back="/me/privacy">
      <h1 className="font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t('text')}</p>
      <ConfirmEmailForm token={only(token) ?? ''} words={messages.account} />
    </PaperPage>
  )
}
