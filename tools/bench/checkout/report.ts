import { STEPS } from '@jembatan/buyer/http-buyer'
import { dim, printLine } from '../../dev/terminal/progress.mjs'
import { FLASH_SALE, type FlashSale } from './flash-sale'
import type { Floor } from './floor'
import type { Books } from './money'
import type { Round } from './round'
import { printStatements, type Statements } from './statements'

export type Findings = {
  about: string[]
  floor: Floor
  rounds: Record<'many products' | 'one hot product', Round[]>
  statements: Record<'pasar' | 'kasir', Statements>
  flashSale: FlashSale
  oversold: number
  books: Books
}

export function print({ about, floor, rounds, statements, flashSale, oversold, books }: Findings) {
  for (const line of [...about, sayFloor(floor)]) printLine(dim(`  ${line}`))
  for (const [goods, measured] of Object.entries(rounds)) {
    printLine(
      `\n  The whole checkout, ${goods}: land, claim, address, courier, order, pay at Kasir, see that it is paid`,
    )
    table(measured, toFigures)
    printLine(dim('  Median milliseconds of each step'))
    table(measured, ({ steps }) => Object.fromEntries(STEPS.map((step) => [step, Math.round(steps[step])])))
  }
  printStatements(statements, { texts: false })
  printFlashSale(flashSale)
  printLine(`\n  Oversold pieces: ${oversold}`)
  printLine(`  Ledger: ${sayBooks(books)}`)
}

export function printFlashSale(flashSale: FlashSale) {
  printLine(`\n  Flash sale: ${FLASH_SALE.buyers} buyers order at once, ${FLASH_SALE.pieces} pieces in stock`)
  console.table({
    'flash sale': {
      'paid orders': flashSale.paid,
      'sold out before paying': flashSale.soldOut,
      'all answered after': `${flashSale.secondsUntilAllAnswered.toFixed(2)} s`,
      'all paid after': `${flashSale.secondsUntilAllPaid.toFixed(2)} s`,
    },
  })
}

function table(rounds: Round[], toRow: (round: Round) => Record<string, unknown>) {
  console.table(Object.fromEntries(rounds.map((round) => [`${round.buyers} buyers`, toRow(round)])))
}

function toFigures({ orders, perSecond, p50, p95, cpu }: Round) {
  const whole = (figure: number) => Math.round(figure)

  return {
    orders,
    'orders/s': perSecond.toFixed(1),
    'p50 ms': whole(p50),
    'p95 ms': whole(p95),
    'CPU ms an order: Pasar': (cpu.web + cpu.worker).toFixed(1),
    '(web': cpu.web.toFixed(1),
    'worker)': cpu.worker.toFixed(1),
    'its PostgreSQL': cpu.database.toFixed(1),
    'beside: Kasir and its PostgreSQL': (cpu.kasir + cpu.kasirDatabase).toFixed(1),
    'the buyers': cpu.load.toFixed(1),
  }
}

const sayFloor = ({ perSecond, cpu }: Floor) =>
  `a request that does nothing: ${Math.round(perSecond)} a second, ${cpu.toFixed(2)} ms of CPU`

export function sayBooks({ balanced, receivable, paid }: Books) {
  const agreed = receivable === paid

  return `${balanced ? 'every posting adds up to nothing' : 'POSTINGS DO NOT ADD UP'}; the gateway owes ${receivable}, buyers paid ${paid}${agreed ? '' : ': NOT THE SAME'}`
}
