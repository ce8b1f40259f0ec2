import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '../_request/as-operator'
import { getRamai } from '../_request/visitor'
import { DeskPage } from './desk-page'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk'))('title'), robots: { index: false } }
}

export default async function OverviewPage() {
  const { desk } = await getRamai()
  const waiting = await asOperator(desk.summary())
  const t = await getTranslations('desk')

  return (
    <DeskPage title={t('title')} text={t('overview.text')}>
      <ul className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-5">
        <Waiting href="/desk/reports" title={t('overview.reports')} count={waiting.reports} />
        <Waiting href="/desk/reports?show=appealed" title={t('overview.appeals')} count={waiting.appeals} />
        <Waiting href="/desk/reports?queue=late" title={t('overview.late')} count={waiting.late} />
        <Waiting href="/desk/complaints" title={t('overview.complaints')} count={waiting.complaints} />
        <Waiting href="/desk/complaints" title={t('overview.overdue')} count={waiting.overdue} />
      </ul>
    </DeskPage>
  )
}

async function Waiting({ href, title, count }: { href: string; title: string; count: number }) {
  const t = await getTranslations('desk.overview')

  return (
    <li>
      <a
        href={href}
        className="grid h-full content-between gap-3 rounded-card border border-line bg-card p-5 hover:border-ink"
      >
        <span className="text-muted text-sm">{title}</span>
        <strong className={count === 0 ? 'font-medium text-muted' : 'font-extrabold text-3xl tabular-nums'}>
          {count === 0 ? t('nothing') : count}
        </strong>
      </a>
    </li>
  )
}
