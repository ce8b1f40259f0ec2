import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { getEnvironment } from '@/server/environment'
import { readOperator } from '../operator'
import { DemoSignIn } from './demo-sign-in'
import { SignInForm } from './sign-in-form'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('signIn.title') }
}

export default orAbsent(async function SignIn() {
  if (await readOperator()) redirect('/console')
  const t = await getTranslations('console.signIn')
  const words = {
    label: t('label'),
    hint: t('hint'),
    submit: t('submit'),
    summary: t('summary'),
  }

  return (
    <section className="panel mx-auto grid max-w-lg gap-6 p-6 sm:p-10">
      <div className="grid gap-2">
        <p className="font-bold text-kasir-deep text-sm">{t('kicker')}</p>
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="text-quiet">{t('text')}</p>
      </div>
      <SignInForm words={words} />
      {getEnvironment().SIM_MODE && <DemoSignIn />}
    </section>
  )
})
