import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { Notice } from '@/app/_ui/notice'
import { card } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { Filters } from '@/app/back-office/parts/filters'
import { OrderLink } from '@/app/back-office/parts/order-link'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readChoice, readNumber } from '@/app/back-office/parts/read-search'
import { TicketCard } from '@/app/complaints/ticket-card'
import { AnswerComplaint } from './answer-complaint'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

const SHOW = ['todo', 'answered'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.complaints'))('title') }
}

export default async function ComplaintsDeskPage({ searchParams }: Props) {
  const show = await readChoice(searchParams, 'show', SHOW)
  const answered = await readNumber(searchParams, 'ticket')
  const tickets = await asOperator((await shop()).backOffice.complaints({ show }))
  const t = await getTranslations('backOffice.complaints')
  const words = { answer: t('answer'), hint: t('answerHint'), send: t('send'), busy: t('busy') }

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <Filters
        label={t('title')}
        path="/back-office/complaints"
        chosen={show}
        filters={SHOW.map((name) => ({ name, title: t(`show.${name}`) }))}
      />
      {answered && <Notice tone="good">{t('answeredNow', { number: answered })}</Notice>}
      {tickets.length === 0 && <Empty title={t(`empty.${show}`)} text={t('emptyText')} />}
      <ul className="grid gap-3">
        {tickets.map((ticket) => (
          <li key={ticket.number} className={`${card} grid gap-3`}>
            {ticket.orderId && <OrderLink orderId={ticket.orderId} />}
            <TicketCard ticket={ticket} shop={ticket.shop ?? undefined} photosAt="/back-office/complaints/photos" />
            {ticket.answer === null && <AnswerComplaint number={ticket.number} words={words} />}
          </li>
        ))}
      </ul>
    </>
  )
}
