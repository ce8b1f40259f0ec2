import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { Notice } from '@/app/_ui/notice'
import { Empty } from '@/app/back-office/parts/empty'
import { Filters } from '@/app/back-office/parts/filters'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readChoice, readNumber } from '@/app/back-office/parts/read-search'
import { RefundCard } from './refund-card'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['todo', 'running', 'closed', 'all'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.refunds'))('title') }
}

export default async function RefundsPage({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const closed = await readNumber(searchParams, 'closed')
  const refunds = await asOperator((await shop()).backOffice.refunds({ show }))
  const t = await getTranslations('backOffice.refunds')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Filters
        label={t('title')}
        path="/back-office/refunds"
        chosen={show}
        filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
      />
      {closed && <Notice tone="good">{t('closedNow', { order: closed })}</Notice>}
      {refunds.length === 0 && <Empty title={t(`empty.${show}`)} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {refunds.map((refund) => (
          <RefundCard key={refund.id} refund={refund} />
        ))}
      </ul>
    </>
  )
}
