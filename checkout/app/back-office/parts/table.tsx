import { card } from '@/app/_ui/styles'

export type Column = { title: string; money?: boolean }

type Props = { caption: string; columns: Column[]; children: React.ReactNode }

/**
 * A table with text to the left and money to the right. On a phone it scrolls, also by keyboard.
 */
export function Table({ caption, columns, children }: Props) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
      tabIndex={0}
      className={`${card} overflow-x-auto`}
    >
      <table className="w-full border-collapse text-left text-sm">
        <caption className="pb-3 text-left font-extrabold text-xl tracking-tight">{caption}</caption>
        <thead>
          <tr className="border-line border-b text-quiet">
            {columns.map(({ title, money }) => (
              <th key={title} scope="col" className={`py-2 pr-4 font-medium last:pr-0 ${money ? 'text-right' : ''}`}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </section>
  )
}

export function Cell({ money = false, children }: { money?: boolean; children: React.ReactNode }) {
  return <td className={`py-3 pr-4 align-top last:pr-0 ${money ? 'money text-right' : ''}`}>{children}</td>
}

export const row = 'border-line border-b last:border-0'
