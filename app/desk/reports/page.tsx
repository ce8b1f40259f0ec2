import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type AskedQuery, only } from '@/app/browse/asked'
import { asOperator } from '@/app/desk/as-operator'
import { DeskPage, Empty, Filters, Outcome } from '@/app/desk/desk-page'
import { getRamai } from '@/app/visitor'
import { CaseAbout } from './case-about'

const SHOW = ['open', 'appealed', 'standing', 'settled'] as const
const DONE = ['keep', 'take_down', 'uphold', 'restore'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.reports'))('title'), robots: { index: false } }
}

export default async function ReportsPage({ searchParams }: { searchParams: Promise<AskedQuery> }) {
  const asked = await searchParams
  const show = SHOW.find((name) => name === only(asked.show)) ?? 'open'
  const done = DONE.find((name) => name === only(asked.done))
  const { desk } = await getRamai()
  const { cases, next } = await asOperator(desk.cases({ show, cursor: only(asked.after) }))
  const t = await getTranslations('desk.reports')

  return (
    <DeskPage title={t('title')} text={t('text')}>
      <Outcome text={done && t(`done.${done}`)} />
      <Filters
        label={t('title')}
        path="/desk/reports"
        chosen={show}
        filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
      />
      {cases.length === 0 && <Empty title={t('empty')} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {cases.map((one) => (
          <li key={one.id} className="rounded-card border border-line bg-white p-5">
            <CaseAbout {...one} />
            <a
              href={`/desk/reports/${one.id}`}
              aria-label={`${t('look')} · ${one.text.slice(0, 60)}`}
              className="button button-quiet mt-4"
            >
              {t('look')}
            </a>
          </li>
        ))}
      </ul>
      {next && (
        <a href={`/desk/reports?show=${show}&after=${encodeURIComponent(next)}`} className="button bg-ink text-white">
          {t('next')}
        </a>
      )}
    </DeskPage>
  )
}
