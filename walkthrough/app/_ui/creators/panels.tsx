import { DatabaseZap } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatRupiah } from '@/i18n/format-rupiah'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { Reach, Sales } from '@/server/audit-log/read-promotions'

type PanelWords = { words: Messages['creators']; frame: Messages['frame'] }

type ReachPanelProps = PanelWords & { reach: Reach; creator: string | undefined }

/** Ramai's counts: views of posts and taps on promotions. */
export function ReachPanel({ words, frame, reach, creator }: ReachPanelProps) {
  const figures = 'creators' in reach ? reach.creators.find((one) => one.creator === creator) : undefined

  return (
    <Panel system="ramai" title={words.ramai} frame={frame}>
      {'unread' in reach && <Unread text={words.unread[reach.unread]} />}
      {'creators' in reach && !figures && <p className="px-5 pb-5">{words.nobody}</p>}
      {figures && (
        <>
          <p className="px-5 pb-3 text-quiet">{fill(words.ramaiText, { name: figures.name })}</p>
          <dl className="figures grid grid-cols-3 gap-2 px-5 pb-4">
            <Figure name={words.posts} value={figures.posts} />
            <Figure name={words.views} value={figures.views} />
            <Figure name={words.taps} value={figures.taps.reduce((sum, { taps }) => sum + taps, 0)} />
          </dl>
          <Table label={words.taps} heads={[words.code, words.taps]}>
            {figures.taps.map(({ code, taps }) => (
              <Row key={code} cells={[code, taps]} />
            ))}
          </Table>
        </>
      )}
    </Panel>
  )
}

type SalesPanelProps = PanelWords & { sales: Sales; creator: string | undefined }

/** Pasar's sums: sales of each code and the creator's commission. */
export function SalesPanel({ words, frame, sales, creator }: SalesPanelProps) {
  const own = 'promotions' in sales ? sales.promotions.filter((promotion) => promotion.creator === creator) : []
  const sum = (of: 'orders' | 'done' | 'earned' | 'pending') => own.reduce((total, row) => total + row[of], 0)
  const heads = [words.code, words.percent, words.orders, words.done, words.earned, words.pending]

  return (
    <Panel system="pasar" title={words.pasar} frame={frame}>
      {'unread' in sales && <Unread text={words.unread[sales.unread]} />}
      {'promotions' in sales && <p className="px-5 pb-3 text-quiet">{own.length > 0 ? words.pasarText : words.none}</p>}
      {own.length > 0 && (
        <Table label={`${words.orders}, ${words.percent}`} heads={heads}>
          {own.map(({ code, commissionPercent, orders, done, earned, pending }) => (
            <Row
              key={code}
              cells={[code, `${commissionPercent} %`, orders, done, formatRupiah(earned), formatRupiah(pending)]}
            />
          ))}
          <Row
            cells={[
              ...[words.total, '', sum('orders'), sum('done')],
              ...[formatRupiah(sum('earned')), formatRupiah(sum('pending'))],
            ]}
          />
        </Table>
      )}
    </Panel>
  )
}

type PanelProps = { system: 'ramai' | 'pasar'; title: string; frame: Messages['frame']; children: ReactNode }

function Panel({ system, title, frame, children }: PanelProps) {
  return (
    <section
      aria-labelledby={`counted-by-${system}`}
      data-system={system}
      className="panel overflow-hidden border-t-6 border-t-(--system)"
    >
      <header className="p-5 pb-2">
        <p className="eyebrow text-(--system-text)">{frame.system[system].role}</p>
        <h2 id={`counted-by-${system}`} className="text-2xl">
          {title}
        </h2>
      </header>
      {children}
    </section>
  )
}

const Unread = ({ text }: { text: string }) => (
  <p className="mx-5 mb-5 flex gap-2.5 rounded-control bg-warn-wash p-3.5 text-sm text-warn">
    <DatabaseZap size={18} aria-hidden className="shrink-0" />
    {text}
  </p>
)

const Figure = ({ name, value }: { name: string; value: number }) => (
  <div>
    <dt className="text-quiet text-sm">{name}</dt>
    <dd className="font-extrabold text-3xl">{value}</dd>
  </div>
)

function Table({ label, heads, children }: { label: string; heads: string[]; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must scroll by keyboard too
    <section aria-label={label} tabIndex={0} className="overflow-x-auto border-line border-t">
      <table className="w-full text-sm">
        <thead>
          <tr>
            {heads.map((head, index) => (
              <th key={head} scope="col" className={`px-5 py-2 text-quiet ${index === 0 ? 'text-left' : 'text-right'}`}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}

const Row = ({ cells: [head, ...cells] }: { cells: (string | number)[] }) => (
  <tr className="border-line border-t">
    <th scope="row" className="px-5 py-2 text-left font-medium whitespace-nowrap">
      {head}
    </th>
    {cells.map((cell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a row's cells have a fixed order
      <td key={index} className="figures px-5 py-2 text-right font-bold whitespace-nowrap">
        {cell}
      </td>
    ))}
  </tr>
)
