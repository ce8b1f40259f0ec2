import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { atTheDesk } from '@/app/desk/at-the-desk'
import { DeskHead } from '@/app/desk/parts/desk-head'
import { Empty } from '@/app/desk/parts/empty'
import { Filters } from '@/app/desk/parts/filters'
import { readChoice, readOrderNumber } from '@/app/desk/parts/read-search'
import { Notice } from '@/app/notice'
import { shop } from '@/app/visit'
import { RefundCard } from './refund-card'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['todo', 'running', 'closed', 'all'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.refunds'))('title') }
}

export default async function DeskRefunds({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const closed = await readOrderNumber(searchParams, 'closed')
  const refunds = await atTheDesk((await shop()).desk.refunds({ show }))
  const t = await getTranslations('desk.refunds')

  return (
    <>
      <DeskHead title={t('title')} text={t('text')} />
      <Filters
        label={t('title')}
        path="/desk/refunds"
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
