import { getTranslations } from 'next-intl/server'
import { PhotoList, upTo } from '@/app/_forms/photo/photo-list'
import type { RouterOutputs } from '@/server/trpc/outputs'
import { ticketStatus } from './ticket-status'
import { ticketTimes } from './ticket-times'

type Ticket = RouterOutputs['complaint']['find']

type Props = {
  ticket: Ticket
  /** Name of the shop whose parcel it is about. */
  shop?: string | undefined
  photosAt: string
}

/** A complaint with its number, deadline, photos at `photosAt`, and answer. */
export async function TicketCard({ ticket, shop, photosAt }: Props) {
  const t = await getTranslations('complaint')
  const { number, topic, body, answer } = ticket

  return (
    <article aria-label={t('ticket', { number })} className="grid gap-1 border-line border-t pt-3">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <strong>{t('ticket', { number })}</strong>
        <span className={ticket.overdue ? 'font-bold text-wrong' : 'font-bold text-pasar-deep'}>
          {t(`status.${ticketStatus(ticket)}`)}
        </span>
      </p>
      <p className="text-quiet text-sm">{await ticketTimes(ticket)}</p>
      <p className="text-sm">{[t(`topics.${topic}`), shop].filter(Boolean).join(' · ')}</p>
      <p className="whitespace-pre-line wrap-anywhere">{body}</p>
      <PhotoList of={t('ticket', { number })} path={`${photosAt}/${number}`} numbers={upTo(ticket.photos)} />
      {answer && <p className="whitespace-pre-line wrap-anywhere rounded-control bg-pasar-wash p-3">{answer}</p>}
    </article>
  )
}
