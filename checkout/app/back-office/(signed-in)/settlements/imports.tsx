import { getTranslations } from 'next-intl/server'
import { readLanguage } from '@/app/_request/read-language'
import { formatMoment } from '@/app/_ui/format'
import { Empty } from '@/app/back-office/parts/empty'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'

export async function Imports({ imports }: { imports: RouterOutputs['backOffice']['settlements']['imports'] }) {
  const t = await getTranslations('backOffice.settlements')
  const language = await readLanguage()
  if (imports.length === 0) return <Empty title={t('noImports')} text={t('noImportsText')} />

  return (
    <Table
      caption={t('imports')}
      columns={[
        { title: t('day') },
        { title: t('lines'), money: true },
        { title: t('matched'), money: true },
        { title: t('differences'), money: true },
      ]}
    >
      <tbody>
        {imports.map(({ id, day, account, importedAt, lines, matched, differences }) => (
          <tr key={id} className={row}>
            <Cell>
              {day ?? t('uploaded')}
              {account && <span className="block text-quiet text-xs">{t('ofAccount', { account })}</span>}
              <span className="block text-quiet text-xs">
                {t('readAt', { moment: formatMoment(importedAt, language) })}
              </span>
            </Cell>
            <Cell money>{lines}</Cell>
            <Cell money>{matched}</Cell>
            <Cell money>{differences}</Cell>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
