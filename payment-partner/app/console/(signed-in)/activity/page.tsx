import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import { getLocale, getTranslations } from 'next-intl/server'
import { z } from 'zod'
import { formatSecond } from '@/app/console/format'
import { requireOperator } from '@/app/console/operator'
import { listActivity } from '@/server/console/list-activity'
import { before, type SearchParams } from '@/server/console/read-search'
import { getDatabase } from '@/server/database'
import { addressOf } from '../address'
import { Pages } from '../pages'
import { Table } from '../table'
import { describeActivity } from './describe-activity'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('console'))('activity.title') }
}

const PATH = '/console/activity'

const schema = z.object({ before })

export default async function Activity({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const { scope } = await requireOperator()
  const t = await getTranslations('console.activity')
  const locale = await getLocale()
  const search = schema.parse(await searchParams)
  const { rows, next } = await listActivity(getDatabase().db, { scope, before: search.before })
  const described = await Promise.all(rows.map(describeActivity))

  return (
    <>
      <div className="grid gap-2">
        <h1 className="text-3xl">{t('title')}</h1>
        <p className="max-w-prose text-quiet">{t('text')}</p>
      </div>
      {rows.length === 0 ? (
        <p className="panel px-6 py-10 text-center text-quiet">{t('none')}</p>
      ) : (
        <div className="panel overflow-hidden">
          <Table
            caption={t('title')}
            columns={[
              { title: t('act') },
              { title: t('operator'), onPhone: true },
              { title: t('moment'), className: 'text-quiet text-sm' },
            ]}
            rows={described.map(({ id, at, act, subject, href, operator }) => ({
              key: String(id),
              name: act,
              note: (
                <span className="block text-quiet text-sm [overflow-wrap:anywhere]">
                  {href ? (
                    <a href={href} className="inline-flex min-h-11 items-center text-kasir-deep hover:underline">
                      {subject}
                    </a>
                  ) : (
                    subject
                  )}
                  <span className="block sm:hidden">{formatSecond(locale, at)}</span>
                </span>
              ),
              cells: [operator, formatSecond(locale, at)],
            }))}
          />
        </div>
      )}
      <Pages
        newest={search.before === undefined ? undefined : PATH}
        older={next === undefined ? undefined : addressOf(PATH, { before: next })}
      />
    </>
  )
}
