import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { requireOperator } from '@/app/console/operator'
import {
  everyNotificationState,
  listNotificationLog,
  type NotificationSearch,
} from '@/server/console/list-notifications'
import { before, readRange, type SearchParams, words } from '@/server/console/read-search'
import { hasRole } from '@/server/console/rights'
import { getDatabase } from '@/server/database'
import { addressOf } from '../address'
import { Done } from '../done'
import { Pages } from '../pages'
import { LogEntry } from './log-entry'
import { LogSearch } from './log-search'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('notificationLog.title') }
}

const schema = z.object({ words, state: z.enum(everyNotificationState).optional().catch(undefined), before })

const addressFor = ({ words, state, range, before }: NotificationSearch) =>
  addressOf('/console/notifications', { words, state, ...range, before })

export default async function NotificationLog({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const operator = await requireOperator()
  const t = await getTranslations('console.notificationLog')
  const params = await searchParams
  const search: NotificationSearch = { ...schema.parse(params), range: readRange(params) }
  const { rows, next } = await listNotificationLog(getDatabase().db, { ...search, scope: operator.scope })

  return (
    <>
      <h1 className="text-3xl">{t('title')}</h1>
      <Done done={params.done} />
      <LogSearch search={search} />
      {rows.length === 0 ? (
        <p className="panel px-6 py-10 text-center text-quiet">{t('none')}</p>
      ) : (
        <ol className="panel divide-y divide-line">
          {rows.map((entry) => (
            <LogEntry key={entry.id} entry={entry} maySend={hasRole(operator, 'operator')} />
          ))}
        </ol>
      )}
      <Pages
        newest={search.before === undefined ? undefined : addressFor({ ...search, before: undefined })}
        older={next === undefined ? undefined : addressFor({ ...search, before: next })}
      />
    </>
  )
}
