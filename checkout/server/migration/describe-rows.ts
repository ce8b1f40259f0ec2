import type { RowCount } from './count-rows'

/** For a person: where the rows of each table are, and why some wait. */
export function describeRows(tables: RowCount[]) {
  const cells = (first: string, others: (number | string)[]) =>
    `    ${first.padEnd(16)}${others.map((other) => String(other).padStart(12)).join('')}`
  const reasons = tables.flatMap(({ table, reasons }) =>
    Object.entries(reasons).map(([reason, waiting]) => `    ${`${table} · ${reason}`.padEnd(52)}${waiting}`),
  )

  return [
    cells('', ['source', 'loaded', 'mended', 'quarantined', 'refused']),
    ...tables.map((row) => cells(row.table, [row.source, row.loaded, row.mended, row.quarantined, row.refused])),
    ...(reasons.length > 0 ? ['  Why rows are not loaded:', ...reasons] : []),
  ]
}
