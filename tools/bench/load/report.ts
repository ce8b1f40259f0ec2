import { printLine } from '../../dev/terminal/progress.mjs'
import type { Capacity } from './capacity'
import { type DatabaseCapacity, nameOf } from './databases'
import type { Phase, Spans } from './phase'
import type { Sale } from './sale-day'
import type { Saturation } from './saturation'

const whole = (figure: number) => Math.round(figure)
const formatSpans = ({ p50, p95 }: Spans) => `${whole(p50)} · ${whole(p95)}`
const formatCores = ({ cores }: Saturation) =>
  Object.entries(cores)
    .map(([part, used]) => `${part} ${used.toFixed(2)}`)
    .join(', ')

const HOW = 'orders/s by buyers who buy again at once; p50 · p95 ms at seven tenths of that, open loop'

export const printProcesses = (measured: (Capacity & { count: number })[]) =>
  printCapacities(
    `Web processes of Pasar: ${HOW}`,
    measured.map(({ count, ...capacity }) => [`${count}`, capacity]),
  )

export const printDatabases = (measured: DatabaseCapacity[]) =>
  printCapacities(
    `One web process, on Debian's PostgreSQL: ${HOW}`,
    measured.map((measurement) => [
      measurement.round === 0 ? nameOf(measurement) : `${nameOf(measurement)}, ${measurement.round + 1}`,
      measurement,
    ]),
  )

function printCapacities(title: string, measured: [string, Capacity][]) {
  const toCells = ({ capacity, atSevenTenths }: Capacity) => ({
    'orders/s': capacity.ordersPerSecond.toFixed(1),
    full: capacity.saturation.full.join(', '),
    pages: formatSpans(atSevenTenths.pages),
    checkout: formatSpans(atSevenTenths.checkout),
    'only looking': formatSpans(atSevenTenths.browsing),
    'nothing, p95': whole(atSevenTenths.saturation.nothing.p95),
  })
  printLine(`\n  ${title}`)
  console.table(Object.fromEntries(measured.map(([name, capacity]) => [name, toCells(capacity)])))
  for (const [name, { capacity }] of measured) printLine(`  ${name}: cores used: ${formatCores(capacity.saturation)}`)
}

export function printSale({ usual, room, phases, oversold }: Sale) {
  printLine(
    `\n  A sale day: usual are ${usual.toFixed(2)} buyers a second; the room lets in ${room.mostActive} at a time, ${room.mostAMinute} a minute`,
  )
  console.table(Object.fromEntries(Object.entries(phases).map(([name, phase]) => [name, toRow(phase)])))
  for (const [name, { outcomes, saturation }] of Object.entries(phases))
    printLine(`  ${name}: ${JSON.stringify(outcomes)}; full: ${saturation.full.join(', ')}; ${formatCores(saturation)}`)
  const waiting = phases['a hundredfold, room'].room
  if (waiting)
    printLine(
      `  Waiting room: ${waiting.waited} waited, ${waiting.admittedAt} were let in, ${whole(waiting.letInAMinute)} a minute, after ${formatSpans(waiting.seconds)} s; nobody came in more than ${waiting.mostOvertaken.toFixed(1)} s before an earlier number`,
    )
  printLine(`  Oversold pieces: ${oversold}`)
}

const toRow = ({ came, ordersPerSecond, pages, checkout, browsing, saturation }: Phase) => ({
  came,
  'orders/s': ordersPerSecond.toFixed(1),
  'pages ms': formatSpans(pages),
  'checkout ms': formatSpans(checkout),
  'only looking': formatSpans(browsing),
  'nothing, p95': whole(saturation.nothing.p95),
})
