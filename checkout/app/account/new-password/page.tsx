import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { card } from '@/app/_ui/styles'
import { setPassword } from '../actions'
import { FieldsForm } from '../fields-form'
import { formWords } from '../form-words'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('reset.set'), robots: { index: false } }
}

/** The target of a mail's link. */
export default async function NewPassword({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? '')
  const t = await getTranslations('account')

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <h1 className="text-3xl sm:text-4xl">{t('reset.set')}</h1>
      <div className={card}>
        <FieldsForm
          action={setPassword}
          hidden={{ token }}
          fields={[
            {
              name: 'password',
              type: 'password',
              autoComplete: 'new-password',
              label: t('newPassword'),
              hint: t('passwordHint'),
            },
          ]}
          words={{ ...(await formWords()), submit: t('reset.save') }}
        />
      </div>
      <Link href="/account/forgot" prefetch={false} className="min-h-11 content-center justify-self-start underline">
        {t('forgot')}
      </Link>
    </section>
  )
}
