'use client'

import { FileDown, FileText, LoaderCircle, Play, PlugZap } from 'lucide-react'
import Link from 'next/link'
import type { Language } from '@/i18n/language'
import type { Messages } from '@/i18n/messages'
import { momentIn } from '@/i18n/moment-in'
import { fill } from '@/i18n/words'
import type { Finding, Tally } from '@/server/evidence/findings'
import { isGreen, type Reports, reportToShow } from '@/server/evidence/summary'
import { SteerButton } from '../steer-button'
import { FindingRow } from './finding-row'
import { TallyLine } from './tally-line'
import { startEvidenceRun, useEvidenceRun } from './use-evidence-run'

type EvidenceProps = {
  words: Messages['evidence']
  /** Rows to run; empty means all. */
  rows: number[]
  language: Language
  /** The reason why runs are impossible here; null when they are possible. */
  closed: string | null
  /** Those of earlier runs. */
  reports: Reports
}

/** Shows each check when it ends, in table order. Dev control runs the checks. */
export function Evidence({ words, rows, language, closed, reports }: EvidenceProps) {
  const { state, findings, tally, refusal, reason, startedAt } = useEvidenceRun()
  const running = state === 'running'
  const suffix = language === 'en' ? '.en' : ''
  const trouble = state === 'idle' || running || state === 'done' ? null : words.trouble[state]
  const readable = tally?.report ?? (state === 'idle' && reports.newest !== null)
  const lastGreen = keptBeside(tally, reports)

  return (
    <section aria-labelledby="controls" className="panel overflow-hidden">
      <div className="flex flex-wrap items-center gap-3 border-line border-b p-4 sm:p-6">
        <SteerButton
          onPress={() => startEvidenceRun(rows)}
          closed={closed !== null}
          busy={running}
          className="button-strong disabled:text-card"
        >
          {running ? <LoaderCircle size={17} aria-hidden className="animate-spin" /> : <Play size={17} aria-hidden />}
          {running ? words.running : state === 'done' ? words.runAgain : words.run}
        </SteerButton>
        <TallyLine findings={findings} tally={tally} startedAt={running ? startedAt : null} words={words} />
        {readable && (
          <div className="flex flex-wrap gap-2 sm:ml-auto">
            <a
              href={`/api/evidence/report${suffix}.html`}
              target="_blank"
              rel="noreferrer"
              className="button button-calm"
            >
              <FileText size={16} aria-hidden />
              {words.html}
            </a>
            <a href={`/api/evidence/report${suffix}.pdf`} download className="button button-calm">
              <FileDown size={16} aria-hidden />
              {words.pdf}
            </a>
            <a href={`/api/evidence/handout${suffix}.pdf`} download className="button button-calm">
              <FileDown size={16} aria-hidden />
              {words.handout}
            </a>
          </div>
        )}
      </div>
      {lastGreen && (
        <p className="flex flex-wrap items-center gap-x-4 border-line border-b px-4 py-2.5 text-sm sm:px-6">
          {fill(words.kept, { at: momentIn(language, lastGreen.at), fingerprint: lastGreen.fingerprint })}
          <a
            href={`/api/evidence/green.report${suffix}.html`}
            target="_blank"
            rel="noreferrer"
            className="flex min-h-11 items-center font-bold underline underline-offset-4"
          >
            {words.html}
          </a>
        </p>
      )}
      {rows.length > 0 && (
        <p className="flex flex-wrap items-center gap-x-4 border-line border-b px-4 py-2.5 text-sm sm:px-6">
          {fill(words.onlyRows, { rows: rows.join(', ') })}
          <Link href="/evidence" className="flex min-h-11 items-center font-bold underline underline-offset-4">
            {words.allRows}
          </Link>
        </p>
      )}
      {closed && (
        <p className="flex gap-2.5 border-line border-b bg-warn-wash p-4 text-warn sm:px-6">
          <PlugZap size={20} aria-hidden className="shrink-0" />
          {closed}
        </p>
      )}
      <p role="alert" className="border-line border-b bg-wrong-wash p-4 font-bold text-wrong empty:hidden sm:px-6">
        {refusal?.[language] ?? trouble}
        {reason && <code className="mt-2 block font-normal text-sm [overflow-wrap:anywhere]">{reason}</code>}
      </p>
      <h2 id="controls" className="sr-only">
        {words.controls}
      </h2>
      {findings.length === 0 && (
        <p className="p-8 text-center text-quiet sm:py-14">{running ? words.first : words.idle}</p>
      )}
      <ol aria-label={words.controls} className="divide-y divide-line">
        {inTheirOrder(findings).map((finding) => (
          <FindingRow key={finding.row} finding={finding} words={words} language={language} />
        ))}
      </ol>
    </section>
  )
}

/** The last green report of an earlier run, while the newest report is not green. */
function keptBeside(tally: Tally | null, reports: Reports) {
  if (!tally?.report) return reportToShow(reports).isKept ? reports.green : null
  if (tally.failed === 0 && tally.migrationOpen === 0) return null

  return reports.newest && isGreen(reports.newest) ? reports.newest : reports.green
}

/** Table order. A run checks some rows later, because they stop systems. */
const inTheirOrder = (findings: Finding[]) => findings.toSorted((one, other) => one.row - other.row)
