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
import { ReturnCard } from './return-card'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['todo', 'answered'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.returns'))('title') }
}

export default async function ReturnsPage({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const answered = await readNumber(searchParams, 'of')
  const returns = await asOperator((await shop()).backOffice.returns({ show }))
  const t = await getTranslations('backOffice.returns')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Filters
        label={t('title')}
        path="/back-office/returns"
        chosen={show}
        filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
      />
      {answered && <Notice tone="good">{t('answeredNow', { order: answered })}</Notice>}
      {returns.length === 0 && <Empty title={t(`empty.${show}`)} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {returns.map((item) => (
          <ReturnCard key={item.id} request={item} />
        ))}
      </ul>
    </>
  )
}
