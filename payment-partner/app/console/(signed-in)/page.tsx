import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { listTransactions } from '@/server/console/list-transactions'
import { getDatabase } from '@/server/database'
import { requireOperator } from '../operator'
import { NothingFound } from './nothing-found'
import { Older } from './older'
import { readSearch, type SearchParams } from './read-search'
import { SearchForm } from './search-form'
import { TransactionTable } from './transaction-table'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('transactions.title') }
}

export default async function Transactions({ searchParams }: { searchParams: Promise<SearchParams> }) {
  await requireOperator()
  const t = await getTranslations('console.transactions')
  const search = readSearch(await searchParams)
  const { rows, next } = await listTransactions(getDatabase().db, search)

  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <SearchForm search={search} />
      {rows.length === 0 ? <NothingFound /> : <TransactionTable rows={rows} />}
      <Older search={search} next={next} />
    </>
  )
}
