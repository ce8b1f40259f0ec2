import type { PageEndpoint } from '@jembatan/http/endpoints'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { asOperator } from '@/app/_request/as-operator'
import { orAbsent } from '@/app/_request/or-absent'
import { orNotFound } from '@/app/_request/or-not-found'
import { readLanguage } from '@/app/_request/read-language'
import { shop } from '@/app/_request/visitor'
import { formatMoment } from '@/app/_ui/format'
import { button } from '@/app/_ui/styles'
import { Empty } from '@/app/back-office/parts/empty'
import { PageHead } from '@/app/back-office/parts/page-head'
import { readChoice, readText } from '@/app/back-office/parts/read-search'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import { readCodeWords } from '../code-words'
import { LastRow } from '../last-row'

export const endpoint: PageEndpoint = { who: 'operator', refusal: 307 }

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> }

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('quarantine'))('title') }
}

export default orAbsent(async function ReasonPage({ searchParams }: Props) {
  const state = await readChoice(searchParams, 'state', ['quarantined', 'refused'])
  const [code, after] = [await readText(searchParams, 'code'), await readText(searchParams, 'after')]
  const query = { table: await readText(searchParams, 'table'), code, state, after: after ? Number(after) : undefined }
  const { table, rows, next } = await orNotFound(asOperator((await shop()).backOffice.quarantine.ofReason(query)))
  const t = await getTranslations('quarantine')
  const language = await readLanguage()
  const { title, todo } = (await readCodeWords())(code)
  const here = `/back-office/migration/rows?${new URLSearchParams({ table, code, state })}`

  return (
    <>
      <Link href="/back-office/migration" prefetch={false} className="inline-block py-2 text-sm underline">
        {t('back')}
      </Link>
      <PageHead title={title} text={`${t(`tables.${table}`)} · ${t(`state.${state}`)}. ${todo}`} />
      <LastRow search={searchParams} />
      {rows.length === 0 ? (
        <Empty title={t('nothingHere')} text={t('nothingHereText')} />
      ) : (
        <Table
          caption={t(`tables.${table}`)}
          columns={[
            { title: t('row', { key: '' }) },
            ...(rows[0]?.cells ?? []).map(({ column }) => ({ title: t(`columns.${column as 'name'}`) })),
            { title: t('since') },
          ]}
        >
          <tbody>
            {rows.map(({ key, cells, at, by }) => (
              <tr key={key} className={row}>
                <th scope="row" className="pr-4 text-left align-top">
                  <Link
                    href={`/back-office/migration/rows/${table}/${key}`}
                    prefetch={false}
                    aria-label={t('row', { key })}
                    className="inline-flex min-h-11 min-w-11 items-center font-bold underline"
                  >
                    {key}
                  </Link>
                </th>
                {cells.map(({ column, text }) => (
                  <Cell key={column}>
                    {text === null ? (
                      <span className="text-quiet">{t('nothing')}</span>
                    ) : (
                      <span className="break-words">{text}</span>
                    )}
                  </Cell>
                ))}
                <Cell>
                  <span className="whitespace-nowrap text-quiet">{formatMoment(at, language)}</span>
                  {by && <span className="block text-quiet">{t('byHand', { by })}</span>}
                </Cell>
              </tr>
            ))}
          </tbody>
        </Table>
      )}
      <p className="flex gap-3">
        {after && (
          <Link href={here} prefetch={false} className={button.quiet}>
            {t('first')}
          </Link>
        )}
        {next && (
          <Link href={`${here}&after=${next}`} prefetch={false} className={button.quiet}>
            {t('more')}
          </Link>
        )}
      </p>
    </>
  )
})
