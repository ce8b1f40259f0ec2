import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatDeadline } from '@/app/_ui/format'
import { Notice } from '@/app/_ui/notice'
import { ComplaintForm } from '@/app/complaints/complaint-form'
import { wordsOfForm } from '@/app/complaints/words'
import { only, type SearchParams } from '@/app/search/search-filters'
import { NoOrderFor } from '../no-order-for'
import { chooseParcel, pageOfParcel } from '../order-state'
import { ReopenOrder } from '../reopen-order'
import { complain } from './actions'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }>; searchParams: SearchParams }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('complaint'))('title'), robots: { index: false } }
}

export default orAbsent(async function OrderComplaintPage({ params, searchParams }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  const parcel = chooseParcel(order.parcels, only((await searchParams).shop))
  const waiting = order.complaints.find(({ shopId, answeredAt }) => parcel && shopId === parcel.shop.id && !answeredAt)
  const t = await getTranslations('complaint')

  return (
    <section className="mx-auto grid max-w-xl gap-4 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('form')}</h1>
        <p className="mt-1 text-quiet">{[parcel?.shop.name, order.id].filter(Boolean).join(' · ')}</p>
      </div>
      {waiting ? (
        <Notice tone="warn">
          {t('waits', { number: waiting.number, time: formatDeadline(waiting.dueAt, await readLanguage()) })}
        </Notice>
      ) : (
        <>
          <p className="text-quiet">{t('orderText')}</p>
          <ComplaintForm
            action={complain}
            order={{
              id: order.id,
              shopId: parcel?.shop.id,
              page: parcel ? pageOfParcel(order, parcel, 'complaint') : pageOf(order),
              filed: order.complaints.length,
              reopen: <ReopenOrder orderId={order.id} form="complaint" />,
            }}
            words={await wordsOfForm()}
          />
        </>
      )}
      <Link href={`/orders/${order.id}`} prefetch={false} className="min-h-11 content-center underline">
        {t('backToOrder')}
      </Link>
    </section>
  )
}, NoOrderToComplainOf)

async function NoOrderToComplainOf({ params }: Props) {
  const { id } = await params

  return <NoOrderFor action={complain} page={pageOf({ id })} link={{ id, form: 'complaint' }} />
}

const pageOf = ({ id }: { id: string }) => `/orders/${id}/complaint`
