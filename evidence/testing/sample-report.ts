import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { ensureEvidenceKey, evidenceKeyFile } from '../../tools/dev/keys/evidence-key'
import { cite, law, permendag } from '../controls/cite'
import { renderPage } from '../report/render-page'
import type { Report } from '../report/report'
import { signReport } from '../report/sign-report'

export const sampleReport = (signer: string): Report => ({
  at: '2026-11-25T05:00:00.000Z',
  build: { commit: '0'.repeat(40), committedAt: '2026-11-25T12:00:00+07:00', changed: false },
  environment: { node: 'v20.9.0', postgres: { ramai: '18.4' }, os: 'Linux', cores: 2, memoryGiB: 24 },
  sum: { passed: 1, failed: 0, notBuilt: 1 },
  rows: [
    {
      row: 2,
      title: { id: 'Daftar Ramai', en: 'The list of Ramai' },
      clauses: cite(permendag('21(3)', '25(3)')),
      verdict: 'passed',
      figure: { id: '10 tabel', en: '10 tables' },
      evidence: ['<script>alert(1)</script>'],
      tookMs: 12,
    },
  ],
  notBuilt: [{ row: 11, title: { id: 'Persetujuan', en: 'Consent' }, clauses: cite(law('UU PDP')) }],
  flows: [],
  unexplained: null,
  databases: [
    {
      system: 'ramai',
      title: 'Ramai',
      tables: [],
      absent: [{ concept: 'order', rule: cite(permendag('21(3)', '25(3)')), columns: [] }],
    },
  ],
  auditLogs: [],
  signer,
})

/** The same while a migration is open. */
export const withOpenMigration = (report: Report): Report => ({
  ...report,
  sum: { passed: 0, failed: 0, migrationOpen: 1, notBuilt: 1 },
  rows: report.rows.map((row) => ({ ...row, verdict: 'migration_open' })),
})

/** A signed page, its signing key, and an empty folder beside that. */
export async function signedPage(language: 'id' | 'en' = 'id', change = (report: Report) => report) {
  const folder = await mkdtemp(join(tmpdir(), 'jembatan-report-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  const key = await ensureEvidenceKey(folder)
  const report = change(sampleReport(key.kid))
  const keyFile = evidenceKeyFile(folder)
  const signature = await signReport(report, await renderPage(report, language), keyFile)

  return { report, key, keyFile, folder, page: await renderPage(report, language, signature) }
}
