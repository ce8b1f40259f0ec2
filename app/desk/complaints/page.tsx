import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { type AskedQuery, only } from '@/app/browse/asked'
import { asOperator } from '@/app/desk/as-operator'
import { DeskPage, Empty, Filters, Outcome } from '@/app/desk/desk-page'
import { getRamai } from '@/app/visitor'
import { TicketAbout } from './ticket-about'

const SHOW = ['open', 'answered'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.complaints'))('title'), robots: { index: false } }
}

export default async function ComplaintsDeskPage({ searchParams }: { searchParams: Promise<AskedQuery> }) {
  const asked = await searchParams
  const show = SHOW.find((name) => name === only(asked.show)) ?? 'open'
  const { desk } = await getRamai()
  const { complaints, next } = await asOperator(desk.complaints({ show, cursor: only(asked.after) }))
  const t = await getTranslations('desk.complaints')

  return (
    <DeskPage title={t('title')} text={t('text')}>
      <Outcome text={asked.done === undefined ? undefined : t('done')} />
      <Filters
        label={t('title')}
        path="/desk/complaints"
        chosen={show}
        filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
      />
      {complaints.length === 0 && <Empty title={t('empty')} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {complaints.map((ticket) => (
          <li key={ticket.id} className="rounded-card border border-line bg-white p-5">
            <TicketAbout {...ticket} />
            <a
              href={`/desk/complaints/${ticket.id}`}
              aria-label={`${t('look')} · ${ticket.number}`}
              className="button button-quiet mt-4"
            >
              {t('look')}
            </a>
          </li>
        ))}
      </ul>
      {next && (
        <a
          href={`/desk/complaints?show=${show}&after=${encodeURIComponent(next)}`}
          className="button bg-ink text-white"
        >
          {t('next')}
        </a>
      )}
    </DeskPage>
  )
}
