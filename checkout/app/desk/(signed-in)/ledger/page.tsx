import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { atTheDesk } from '@/app/desk/at-the-desk'
import { DeskHead } from '@/app/desk/parts/desk-head'
import { FindOrder } from '@/app/desk/parts/find-order'
import { readOrderNumber } from '@/app/desk/parts/read-search'
import { ORDER_NUMBER } from '@/app/order-number'
import { shop } from '@/app/visit'
import { Postings } from './postings'
import { TrialBalance } from './trial-balance'

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('desk.ledger'))('title') }
}

export default async function DeskLedger({ searchParams }: Props) {
  const orderId = await readOrderNumber(searchParams, 'order')
  const { desk } = await shop()
  const known = orderId === undefined || ORDER_NUMBER.test(orderId)
  const postings = known ? await atTheDesk(desk.postings({ orderId })) : []
  const t = await getTranslations('desk.ledger')

  return (
    <>
      <DeskHead title={t('title')} text={t('text')} />
      <FindOrder path="/desk/ledger" number={orderId} />
      {!orderId && <TrialBalance accounts={await atTheDesk(desk.balance())} />}
      <Postings postings={postings} orderId={orderId} />
    </>
  )
}
