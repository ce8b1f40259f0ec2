import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureEvidenceKey, evidenceKeyFile } from '../../tools/dev/keys/evidence-key'
import type { Checked } from '../controls/check-each'
import type { World } from '../world/world'
import { collectReport } from './collect-report'
import { keepGreen } from './keep-green'
import { printPdfs, reportPaper, sheetPaper } from './print-pdf'
import { renderPage, renderSheet } from './render-page'
import { canonical, fingerprintOf, hashOf, signReport } from './sign-report'

/** Separate files for each language, so that a reader gets only one of them. */
const LANGUAGES = [
  ['id', ''],
  ['en', '.en'],
] as const

/** Every file of a report. */
const NAMES = [
  ...LANGUAGES.flatMap(([, suffix]) => [`report${suffix}.html`, `report${suffix}.pdf`, `handout${suffix}.pdf`]),
  'summary.json',
]

/**
 * Writes the report of a whole run in two languages: a page, the same page as a PDF, and a sheet to
 * hand out; and a file for programs with its time and fingerprint. A green report is also copied, so
 * that it stays when a later one is not green. Returns the Indonesian files.
 */
export async function writeReport(world: World, checked: Checked[]) {
  const folder = dirname(world.published)
  const { kid } = await ensureEvidenceKey(folder)
  const key = evidenceKeyFile(folder)
  const report = await collectReport(world, checked, kid)
  const fingerprint = fingerprintOf(hashOf(canonical(report)))
  const file = (name: string) => join(folder, 'evidence', name)
  await mkdir(file(''), { recursive: true })

  const prints = []
  for (const [language, suffix] of LANGUAGES) {
    const signature = await signReport(report, await renderPage(report, language), key)
    const content = await renderPage(report, language, signature)
    await writeFile(file(`report${suffix}.html`), content)
    prints.push(
      { content, file: file(`report${suffix}.pdf`), paper: reportPaper(report, fingerprint) },
      { content: await renderSheet(report, language), file: file(`handout${suffix}.pdf`), paper: sheetPaper },
    )
  }
  await printPdfs(prints, report, key)
  await writeFile(file('summary.json'), `${JSON.stringify({ at: report.at, fingerprint, sum: report.sum })}\n`)
  await keepGreen(file(''), report.sum, NAMES)

  return { html: file('report.html'), pdf: file('report.pdf'), handout: file('handout.pdf') }
}
