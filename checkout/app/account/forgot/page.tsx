import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { DemoDrawer } from '@/app/_ui/demo-drawer'
import { card } from '@/app/_ui/styles'
import { isDemoMode } from '@/server/environment'
import { requestReset } from '../actions'
import { FieldsForm } from '../fields-form'
import { formWords } from '../form-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('reset.title'), robots: { index: false } }
}

export default async function Forgot() {
  const t = await getTranslations('account')

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('reset.title')}</h1>
        <p className="text-quiet">{t('reset.text')}</p>
      </div>
      <div className={card}>
        <FieldsForm
          action={requestReset}
          fields={[{ name: 'email', type: 'email', autoComplete: 'username', label: t('email') }]}
          words={{ ...(await formWords()), submit: t('reset.send'), done: t('reset.sent') }}
        />
      </div>
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
