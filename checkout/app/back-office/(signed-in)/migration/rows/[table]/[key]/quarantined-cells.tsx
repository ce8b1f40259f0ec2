import { getTranslations } from 'next-intl/server'
import { Cell, row, Table } from '@/app/back-office/parts/table'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Cells = RouterOutputs['backOffice']['quarantine']['row']['cells']

/** Each cell as received, beside its current value. */
export async function QuarantinedCells({ cells }: { cells: Cells }) {
  const t = await getTranslations('quarantine')
  const cellText = (text: string | null) =>
    text === null ? <span className="text-quiet">{t('nothing')}</span> : <span className="break-words">{text}</span>

  return (
    <div className="grid gap-2">
      <Table caption={t('cells')} columns={[t('column'), t('came'), t('nowIs')].map((title) => ({ title }))}>
        <tbody>
          {cells.map(({ column, came, now, concerned }) => (
            <tr key={column} className={`${row} ${concerned ? 'bg-warn-wash' : ''}`}>
              <th scope="row" className="py-3 pr-4 text-left align-top font-medium">
                {t(`columns.${column as 'name'}`)}
              </th>
              <Cell>{cellText(came)}</Cell>
              <Cell>{came === now ? cellText(now) : <b>{cellText(now)}</b>}</Cell>
            </tr>
          ))}
        </tbody>
      </Table>
      <p className="text-quiet text-sm">{t('masked')}</p>
    </div>
  )
}
