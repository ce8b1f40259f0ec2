import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { wordsOfPhotos } from '@/app/_forms/photo/words-of-photos'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/format'
import { nameMethod } from '@/app/_ui/method-name'
import { nameItem } from '@/i18n/name-item'
import { REASONS } from '@/server/returns/input'
import { NoOrderFor } from '../no-order-for'
import { namesIn, type OrderData, receivedLines, returnPaidBy } from '../order-state'
import { ReopenOrder } from '../reopen-order'
import { whomWeContact } from '../whom-we-contact'
import { requestReturn } from './actions'
import { ReturnForm } from './return-form'

export const endpoint: PageEndpoint = { who: 'buyer', refusal: 404 }

type Props = { params: Promise<{ id: string }> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('order.return'))('title'), robots: { index: false } }
}

export default orAbsent(async function ReturnPage({ params }: Props) {
  const order = await orNotFound((await shop()).order.get({ orderId: (await params).id }))
  if (!order.returnable || !order.returnableUntil) redirect(`/orders/${order.id}`)
  const t = await getTranslations('order.return')
  const language = await readLanguage()

  return (
    <section className="mx-auto grid max-w-xl gap-4 pt-10">
      <div>
        <h1 className="text-3xl sm:text-4xl">{t('title')}</h1>
        <p className="mt-1 text-quiet">{order.id}</p>
      </div>
      <p className="text-quiet">
        {t('until', { time: formatMoment(order.returnableUntil, language) })} {t('once')}
      </p>
      <ReturnForm
        orderId={order.id}
        page={pageOf(order)}
        language={language}
        lines={receivedLines(order).map(({ sku, shopId, name, label, quantity }) => ({
          sku,
          quantity,
          shop: namesIn(order, language, shopId).shop,
          name: nameItem({ name, label }, language),
        }))}
        reopen={<ReopenOrder orderId={order.id} form="return" />}
        words={await wordsOf(order)}
      />
      <Link href={`/orders/${order.id}`} prefetch={false} className="min-h-11 content-center underline">
        {t('back')}
      </Link>
    </section>
  )
}, NoOrderToReturnFrom)

async function NoOrderToReturnFrom({ params }: Props) {
  const { id } = await params

  return <NoOrderFor action={requestReturn} page={pageOf({ id })} link={{ id, form: 'return' }} />
}

const pageOf = ({ id }: { id: string }) => `/orders/${id}/return`

async function wordsOf(order: OrderData) {
  const t = await getTranslations('order.return')

  return {
    pieces: t('pieces'),
    reason: t('reason'),
    chooseReason: t('chooseReason'),
    note: t('note'),
    noteHint: t('noteHint'),
    ...(await wordsOfPhotos()),
    // The client fills in the shops once lines are chosen.
    means: t(`means.${returnPaidBy(order)}`, {
      shop: '{shop}',
      method: await nameMethod(order.payment?.method),
      phone: whomWeContact(order, await getTranslations('order.messages')),
    }),
    sellerOfChosen: t('sellerOfChosen'),
    together: t('together'),
    send: t('send'),
    busy: t('busy'),
    summary: t('summary'),
    of: t.raw('of') as string,
    reasons: REASONS.map((value) => ({ value, text: t(`reasons.${value}`) })),
  }
}
