import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { ConfirmStep } from '@/app/_forms/confirm-step'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { shop } from '@/app/_request/visitor'
import { card } from '@/app/_ui/styles'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readText } from '@/app/back-office/parts/read-search'
import { refuseAtDoor } from '../../actions'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = {
  params: Promise<{ orderId: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.orders.refusing'))('title') }
}

/** Confirms that a COD parcel was refused, which ends the order. */
export default orAbsent(async function RefusedAtDoor({ params, searchParams }: Props) {
  const order = await findOrder((await params).orderId)
  const show = await readText(searchParams, 'show')
  const back = `?${new URLSearchParams(show ? { show } : { order: order.id })}`
  if (order.status !== 'shipped' || order.paymentWay !== 'cod') redirect(`/back-office/orders${back}`)
  const t = await getTranslations('backOffice.orders.refusing')

  return (
    <>
      <PageHead title={t('title')} text={order.id} />
      <div className={`${card} grid max-w-xl gap-4`}>
        <p>{t('means')}</p>
        <ConfirmStep
          fields={{ orderId: order.id, back }}
          back={`/back-office/orders${back}`}
          look="danger"
          step={refuseAtDoor}
          words={{ yes: t('yes'), busy: t('busy'), no: t('no') }}
        />
      </div>
    </>
  )
})

async function findOrder(number: string) {
  const [order] = await orNotFound(asOperator((await shop()).backOffice.orders({ show: 'all', number })))

  return order ?? notFound()
}
