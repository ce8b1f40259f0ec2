import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { SignInForm } from './sign-in-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.signIn'))('title'), robots: { index: false } }
}

export default async function SignInPage() {
  const t = await getTranslations('backOffice.signIn')

  return (
    <section className="mx-auto grid max-w-xl gap-4 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
      <p className="text-quiet">{t('text')}</p>
      <SignInForm
        words={{
          key: t('key'),
          hint: t('keyHint'),
          submit: t('submit'),
          busy: t('busy'),
          summary: t('summary'),
        }}
      />
    </section>
  )
}
