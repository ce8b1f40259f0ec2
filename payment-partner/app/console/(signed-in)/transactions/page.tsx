import type { PageEndpoint } from '@jembatan/http/endpoints'
import { Download } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { requireOperator } from '@/app/console/operator'
import { listTransactions } from '@/server/console/list-transactions'
import { readSearch, type SearchParams } from '@/server/console/read-search'
import { getDatabase } from '@/server/database'
import { fileAddress, searchAddress } from '../address'
import { Pages } from '../pages'
import { NothingFound } from './nothing-found'
import { SearchForm } from './search-form'
import { TransactionTable } from './transaction-table'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('transactions.title') }
}

export default async function Transactions({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.transactions')
  const search = readSearch(await searchParams)
  const { rows, next } = await listTransactions(getDatabase().db, { ...search, scope })

  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h1 className="text-3xl">{t('title')}</h1>
        <a href={fileAddress(search)} download className="button button-calm">
          <Download size={18} aria-hidden />
          {t('export')}
        </a>
      </div>
      <SearchForm search={search} />
      {rows.length === 0 ? <NothingFound /> : <TransactionTable rows={rows} />}
      <Pages
        newest={search.before === undefined ? undefined : searchAddress({ ...search, before: undefined })}
        older={next === undefined ? undefined : searchAddress({ ...search, before: next })}
      />
    </>
  )
}
