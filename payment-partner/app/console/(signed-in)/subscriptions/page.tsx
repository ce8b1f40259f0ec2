import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireOperator } from '@/app/console/operator'
import { listSubscriptions } from '@/server/console/list-subscriptions'
import type { SearchParams } from '@/server/console/read-search'
import { getDatabase } from '@/server/database'
import { addressOf } from '../address'
import { Pages } from '../pages'
import { SubscriptionTable } from './subscription-table'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('subscriptions.title') }
}

const PATH = '/console/subscriptions'

// Ignores an invalid page: an address may be old or mistyped.
const schema = z.object({ before: z.uuid().optional().catch(undefined) })

export default async function Subscriptions({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.subscriptions')
  const { before } = schema.parse(await searchParams)
  const { rows, next } = await listSubscriptions(getDatabase().db, { scope, before })

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
      </div>
      {rows.length === 0 ? (
        <p className="panel px-6 py-10 text-center text-quiet">{t('none')}</p>
      ) : (
        <SubscriptionTable rows={rows} />
      )}
      <Pages
        newest={before === undefined ? undefined : PATH}
        older={next === undefined ? undefined : addressOf(PATH, { before: next })}
      />
    </>
  )
}
