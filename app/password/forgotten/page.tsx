import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { getRamai } from '@/app/_request/visitor'
import { PaperPage } from '@/app/_ui/paper-page'
import type { Messages } from '@/i18n/request'
import { AskResetForm } from './ask-reset-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account.reset'))('title'), robots: { index: false } }
}

export default async function ForgottenPasswordPage() {
  const { account } = await getRamai()
  const [t, messages, mailGoes] = await Promise.all([
    getTranslations('account.reset'),
    getMessages() as Promise<Messages>,
    account.mailGoes(),
  ])

  return (
    <PaperPage back="/sign-in">
      <h1 className="font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t(mailGoes === 'nowhere' ? 'unavailable' : 'text')}</p>
      {mailGoes !== 'nowhere' && <AskResetForm words={messages.account} toOutbox={mailGoes === 'to the outbox'} />}
    </PaperPage>
  )
}
