import { useTranslations } from 'next-intl'
import { formatCount } from '@/app/_ui/format'
import { useLanguage } from '@/app/_ui/use-language'
import type { RouterOutputs } from '@/server/trpc/outputs'

type Props = { guide: NonNullable<RouterOutputs['catalogue']['product']['sizeGuide']> }

/** The measures of each size, folded. */
export function SizeGuide({ guide: { columns, rows } }: Props) {
  const t = useTranslations('catalogue')
  const language = useLanguage()

  return (
    <details>
      <summary className="min-h-11 cursor-pointer content-center font-bold text-sm">{t('sizeGuide')}</summary>
      <table className="w-full text-left text-sm tabular-nums">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.id} scope="col" className="py-2 pr-3 align-bottom font-normal text-quiet">
                {column[language]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y divide-line border-line border-t">
          {rows.map(([size, ...measures]) => (
            <tr key={size}>
              <th scope="row" className="py-2 pr-3 font-bold">
                {size}
              </th>
              {measures.map((measure, index) => (
                <td key={columns[index + 1]?.id} className="py-2 pr-3">
                  {formatCount(measure, language)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
