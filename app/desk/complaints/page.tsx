import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { getRamai } from '@/app/_request/visitor'
import { type AddressQuery, only } from '@/app/browse/address-query'
import { DeskList } from '@/app/desk/desk-page'
import { TicketAbout } from './ticket-about'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

const SHOW = ['open', 'answered'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.complaints'))('title'), robots: { index: false } }
}

export default async function ComplaintsDeskPage({ searchParams }: { searchParams: Promise<AddressQuery> }) {
  const query = await searchParams
  const show = SHOW.find((name) => name === only(query.show)) ?? 'open'
  const { desk } = await getRamai()
  const { complaints, next } = await asOperator(desk.complaints({ show, cursor: only(query.after) }))
  const t = await getTranslations('desk.complaints')

  return (
    <DeskList
      of="complaints"
      filters={[
        {
          name: 'show',
          label: t('title'),
          chosen: show,
          options: SHOW.map((value) => ({ value, title: t(`show.${value}`) })),
        },
      ]}
      done={query.done === undefined ? undefined : t('done')}
      items={complaints.map((ticket) => ({
        id: ticket.id,
        name: ticket.number,
        about: <TicketAbout {...ticket} />,
      }))}
      next={next}
    />
  )
}
