import { bold, dim, printLine, red } from '../tools/dev/terminal/progress.mjs'
import type { Checked } from './controls/check-each'
import { explainsVerdict, SIGNS, type Words } from './controls/control'
import { NOT_BUILT } from './controls/every-control'

export type Sum = { passed: number; failed: number; migrationOpen: number }
type ReportFiles = { html: string; pdf: string; handout: string } | undefined

/** Prints a run while it goes on. */
export type FindingsPrinter = {
  begin: () => void
  /** Prints why nothing can be checked. */
  refuse: (why: Words) => void
  print: (checked: Checked) => void
  end: (sum: Sum, report: ReportFiles) => void
}

export const asText: FindingsPrinter = {
  begin: () =>
    printLine(`\n  ${bold('Evidence')} ${dim('· a simulation on one machine, by the stricter reading: a link out')}\n`),
  refuse: ({ en }) => printLine(red(`  ✗ ${en}\n`)),
  print: ({ row, title, clauses, verdict, figure, evidence, tookMs }) => {
    const line = `  ${SIGNS[verdict]} ${String(row).padStart(2)}  ${title.en}`
    printLine(verdict === 'failed' ? red(line) : line)
    printLine(dim(`        ${figure.en} · ${clauses.en} · ${(tookMs / 1000).toFixed(1)} s`))
    for (const item of evidence.filter(explainsVerdict).slice(0, 12)) printLine(`        ${item}`)
  },
  end: ({ passed, failed, migrationOpen }, report) => {
    printLine(`\n  ${bold('No automatic check yet')}`)
    for (const { row, title } of NOT_BUILT) printLine(dim(`  ${String(row).padStart(4)}  ${title.en}`))
    if (report) printLine(`\n  ${bold('Report')}\n  ${report.html}\n  ${report.pdf}\n  ${report.handout}`)
    printLine(
      `\n${passed} passed, ${failed} failed${migrationOpen > 0 ? `, ${migrationOpen} waiting for an open migration` : ''}`,
    )
  },
}

const line = (value: object) => process.stdout.write(`${JSON.stringify(value)}\n`)

/** One line of JSON for each row, for a program that displays the run; the total last. */
export const asJson: FindingsPrinter = {
  begin: () => {},
  refuse: (why) => {
    line({ nothingChecked: why })
    line({ passed: 0, failed: 0, migrationOpen: 0, report: false })
  },
  print: line,
  end: (sum, report) => {
    for (const row of NOT_BUILT) line({ ...row, verdict: 'not_built', figure: null, evidence: [], tookMs: null })
    line({ ...sum, report: report !== undefined })
  },
}
