import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatCount } from '@/app/_ui/format'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Tables = NonNullable<RouterOutputs['backOffice']['quarantine']['summary']>['tables']

const NUMBERS = ['source', 'loaded', 'repaired', 'quarantined', 'refused'] as const

/** Each source row is either loaded, quarantined or refused. */
export async function Counts({ tables }: { tables: Tables }) {
  const t = await getTranslations('quarantine')
  const language = await readLanguage()

  return (
    <Table
      caption={t('counts')}
      columns={[{ title: t('table') }, ...NUMBERS.map((name) => ({ title: t(name), money: true }))]}
    >
      <tbody>
        {tables.map((counts) => (
          <tr key={counts.table} className={row}>
            <th scope="row" className="py-3 pr-4 text-left font-medium">
              {t(`tables.${counts.table}`)}
            </th>
            {NUMBERS.map((name) => (
              <Cell key={name} money>
                {counts[name] === 0 ? <span className="text-quiet">0</span> : formatCount(counts[name], language)}
              </Cell>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
