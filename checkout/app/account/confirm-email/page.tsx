import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { card } from '@/app/_ui/styles'
import { FieldsForm } from '../fields-form'
import { formWords } from '../form-words'
import { confirmEmail } from './actions'

export const endpoint: PageEndpoint = { who: 'anybody' }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('account'))('confirm.title'), robots: { index: false } }
}

/**
 * The target of a mail's link. Opening it does not use the link up, since mail programs prefetch
 * links.
 */
export default async function ConfirmEmail({ searchParams }: { searchParams: Promise<{ token?: string | string[] }> }) {
  const token = String((await searchParams).token ?? '')
  const t = await getTranslations('account')

  return (
    <section className="mx-auto grid max-w-xl gap-5 pt-10">
      <div className="grid gap-2">
        <h1 className="text-3xl sm:text-4xl">{t('confirm.title')}</h1>
        <p className="text-quiet">{t('confirm.text')}</p>
      </div>
      <div className={card}>
        <FieldsForm
          action={confirmEmail}
          hidden={{ token }}
          fields={[]}
          words={{ ...(await formWords()), submit: t('confirm.submit') }}
        />
      </div>
      <Link href="/account/data" prefetch={false} className="min-h-11 content-center justify-self-start underline">
        {t('links.data')}
      </Link>
    </section>
  )
}
