'use client'

import { useEffect, useState } from 'react'
import type { Messages } from '@/i18n/messages'
import { fill } from '@/i18n/words'
import type { BeatProps } from '../talk/beats'
import { FACTS, MAY_HOLD } from '../xray/facts'
import { readXray } from '../xray/use-xray'

type ThenAndNowProps = Pick<BeatProps, 'words' | 'systems' | 'closed'> & {
  facts: Messages['xray']['fact']
  /** Rows of the old shop, counted by itself; undefined when it is empty. */
  orders: number
}

type Cell = string | number | null

/**
 * Compares a purchase in the old in-app shop, where one row joins viewer and order, with the
 * separated one.
 */
export function ThenAndNow({ words: { then: words }, systems, facts, orders, closed }: ThenAndNowProps) {
  const [xray, setKnown] = useState<Awaited<ReturnType<typeof readXray>>>()
  useEffect(() => {
    if (closed === null) void readXray().then(setKnown)
  }, [closed])
  const systemsWithCells = (['ramai', 'pasar', 'kasir'] as const).map((system) => {
    const rows = xray?.knowledge.find((one) => one.system === system)?.rows
    const cells = FACTS.map((fact): Cell => (rows ? rows[fact] || null : MAY_HOLD[system].includes(fact) ? '✓' : null))

    return { system, cells: [system === 'ramai' ? '✓' : null, ...cells] }
  })
  const isJoined = systemsWithCells.some(({ cells: [viewer, ...purchase] }) => viewer && purchase.some(Boolean))
  const columns = [words.viewer, ...FACTS.map((fact) => facts[fact])]

  return (
    <section aria-labelledby="then-and-now" className="grid gap-3">
      <h2 id="then-and-now" className="text-xl room:sr-only">
        {words.title}
      </h2>
      <div className="grid gap-4 lg:grid-cols-2">
        <Side
          title={words.then}
          columns={columns}
          note={orders > 0 ? fill(words.live, { count: orders }) : words.sample}
        >
          <Row name={words.oldShop} cells={columns.map(() => '✓')} isJoined />
        </Side>
        <Side
          title={words.now}
          columns={columns}
          note={isJoined ? words.joined : xray ? words.counted : words.allowed}
          isQuiet={!isJoined}
        >
          {systemsWithCells.map(({ system, cells }) => (
            <Row key={system} name={systems[system].name} cells={cells} isJoined={system === 'ramai' && isJoined} />
          ))}
        </Side>
      </div>
    </section>
  )
}

type SideProps = { title: string; columns: string[]; note: string; isQuiet?: boolean; children: React.ReactNode }

const Side = ({ title, columns, note, isQuiet = false, children }: SideProps) => (
  <div className="wrap-anywhere min-w-0">
    <table className="w-full text-left">
      <thead>
        <tr className="text-quiet text-sm">
          <th scope="col" className="px-1 py-2 text-ink sm:px-2">
            {title}
          </th>
          {columns.map((column) => (
            <th key={column} scope="col" className="px-1 py-2 text-center font-medium sm:px-2">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
    <p className={`mt-1 px-2 text-sm ${isQuiet ? 'text-quiet room:hidden' : ''}`}>{note}</p>
  </div>
)

/** Red if one row joins viewer and purchase. */
const Row = ({ name, cells, isJoined }: { name: string; cells: Cell[]; isJoined: boolean }) => (
  <tr className={`border-line border-t ${isJoined ? 'bg-wrong font-bold text-card' : ''}`}>
    <th scope="row" className="px-1 py-2 sm:px-2">
      {name}
    </th>
    {cells.map((cell, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a cell is its column
      <td key={index} className="figures p-2 text-center">
        {cell ?? '–'}
      </td>
    ))}
  </tr>
)
