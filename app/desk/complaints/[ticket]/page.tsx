import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getMessages, getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { getRamai } from '@/app/_request/visitor'
import { AnswerForm } from '@/app/desk/answer-form'
import { DeskPage } from '@/app/desk/desk-page'
import type { Messages } from '@/i18n/request'
import { TicketAbout } from '../ticket-about'
import { answerTicket } from './actions'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.complaints'))('title'), robots: { index: false } }
}

export default orAbsent(async function TicketPage({ params }: { params: Promise<{ ticket: string }> }) {
  const { desk } = await getRamai()
  const ticket = await asOperator(desk.complaint({ id: (await params).ticket })).catch(orNotFound('complaint_unknown'))
  const [t, messages] = await Promise.all([getTranslations('desk.complaints'), getMessages() as Promise<Messages>])

  return (
    <DeskPage title={ticket.number}>
      <p>
        <a href="/desk/complaints" className="inline-block py-2.5 font-bold text-ramai-text underline">
          {t('back')}
        </a>
      </p>
      <section className="rounded-card border border-line bg-card p-5">
        <TicketAbout {...ticket} />
        {ticket.answer && (
          <>
            <h2 className="mt-5 font-extrabold">{t('answer')}</h2>
            <p className="whitespace-pre-line break-words leading-relaxed">{ticket.answer}</p>
          </>
        )}
      </section>
      {ticket.answer === null && (
        <AnswerForm
          id={ticket.id}
          action={answerTicket}
          words={messages.desk.complaints}
          decisions={[{ value: 'send', text: t('send') }]}
        />
      )}
    </DeskPage>
  )
})
