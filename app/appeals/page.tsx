import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import type { Messages } from '@/i18n/request'
import { NOTICES } from '@/server/complaints/limits'
import { readRefusal } from '@/server/trpc/caller'
import { isBadRequest } from '../_request/or-not-found'
import { PaperPage } from '../_ui/paper-page'
import { type AddressQuery, only } from '../browse/address-query'
import { AppealForm } from './appeal-form'
import { openNotice } from './open-notice'

export const endpoint: PageEndpoint = { who: 'anybody', limits: [NOTICES] }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaints'))('appeal.title'), robots: { index: false } }
}

/**
 * Shows why an item was taken down, and accepts the single appeal, for everybody who knows the
 * notice's number. A link of the app carries the number.
 */
export default async function AppealsPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const [query, t, messages] = await Promise.all([
    searchParams,
    getTranslations('complaints.appeal'),
    getMessages() as Promise<Messages>,
  ])
  const number = only(query.notice) ?? ''

  return (
    <PaperPage>
      <h1 className="font-extrabold text-4xl tracking-tight">{t('title')}</h1>
      <p className="mt-3 text-lg text-muted leading-relaxed">{t('text')}</p>
      <AppealForm number={number} opened={number ? await openOrAsk(number) : null} words={messages.complaints} />
    </PaperPage>
  )
}

/** A refused number stays in the form, whose button then names the error. */
const openOrAsk = (number: string) =>
  openNotice(number).catch((failure: unknown) => {
    if (readRefusal(failure) || isBadRequest(failure)) return null
    throw failure
  })
