import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { PaperPage } from '@/app/_ui/paper-page'
import type { Messages } from '@/i18n/request'
import { SignInForm } from './sign-in-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.signIn'))('title'), robots: { index: false } }
}

export default async function DeskSignInPage() {
  const [t, messages] = await Promise.all([getTranslations('desk.signIn'), getMessages() as Promise<Messages>])

  return (
    <PaperPage>
      <h1 className="font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-muted leading-relaxed">{t('text')}</p>
      <SignInForm words={messages.desk.signIn} />
    </PaperPage>
  )
}
