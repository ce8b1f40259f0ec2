import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { shop } from '@/app/_request/visitor'
import { FindOrder } from '@/app/back-office/parts/find-order'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readNumber } from '@/app/back-office/parts/read-search'
import { ORDER_NUMBER } from '@/server/order/input'
import { Postings } from './postings'
import { TrialBalance } from './trial-balance'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('backOffice.ledger'))('title') }
}

export default async function LedgerPage({ searchParams }: Props) {
  const orderId = await readNumber(searchParams, 'order')
  const { backOffice } = await shop()
  const isValid = orderId === undefined || ORDER_NUMBER.test(orderId)
  const postings = isValid ? await asOperator(backOffice.postings({ orderId })) : []
  const t = await getTranslations('backOffice.ledger')

  return (
    <>
      <PageHead title={t('title')} text={t('text')} />
      <FindOrder path="/back-office/ledger" number={orderId} />
      {!orderId && <TrialBalance accounts={await asOperator(backOffice.balance())} />}
      <Postings postings={postings} orderId={orderId} />
    </>
  )
}
