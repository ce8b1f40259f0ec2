import type { ReactNode } from 'react'

type Column = {
  title: string
  /** Class of the column's cells. */
  className?: string
  isRight?: boolean
  onPhone?: boolean
}

type Row = {
  key: string
  name: ReactNode
  /** Target of the name's link. */
  href?: string
  /** Below the name. */
  note?: ReactNode
  /** In the order of the other columns. */
  cells: ReactNode[]
}

type Props = { caption?: string; columns: [Column, ...Column[]]; rows: Row[] }

/** A table of the console. The first column names the rows and is visible on a phone, too. */
export function Table({ caption, columns: [first, ...others], rows }: Props) {
  return (
    <table className="w-full text-left tabular-nums">
      {caption && <caption className="sr-only">{caption}</caption>}
      <thead className="text-quiet text-sm">
        <tr>
          <th scope="col" className="px-4 py-2 font-bold sm:pl-6">
            {first.title}
          </th>
          {others.map((column) => (
            <th key={column.title} scope="col" className={`${placed(column)} py-2 font-bold`}>
              {column.title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="divide-y divide-line">
        {rows.map(({ key, name, href, note, cells }) => (
          <tr key={key} className="align-baseline hover:bg-paper/60">
            <th scope="row" className={`px-4 font-medium sm:pl-6 ${href ? 'py-1.5' : 'py-3'}`}>
              {href ? (
                <a
                  href={href}
                  className="inline-flex min-h-11 items-center font-bold text-kasir-deep [overflow-wrap:anywhere] hover:underline"
                >
                  {name}
                </a>
              ) : (
                name
              )}
              {note}
            </th>
            {others.map((column, index) => (
              <td key={column.title} className={`${placed(column)} ${column.className ?? ''}`}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const placed = ({ isRight, onPhone }: Column) =>
  `px-4 sm:last:pr-6 ${isRight ? 'text-right' : ''} ${onPhone ? '' : 'max-sm:hidden'}`

/** A column of amounts. */
export const money = (title: string, options: Pick<Column, 'onPhone'> = {}): Column => ({
  title,
  ...options,
  isRight: true,
  className: 'money',
})

/** A bold column of sums, which a phone shows too. */
export const sum = (title: string): Column => ({
  title,
  isRight: true,
  onPhone: true,
  className: 'money font-bold',
})
