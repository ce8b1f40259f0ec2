import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureEvidenceKey, evidenceKeyFile } from '../../tools/keys/evidence-key'
import type { Checked } from '../controls/check-each'
import type { World } from '../world/world'
import { collectReport } from './collect-report'
import { drawPage } from './draw-page'
import { printPdf } from './print-pdf'
import { signReport } from './sign-report'

/** The report of a whole run: one page, and the same page on paper. */
export async function writeReport(world: World, checked: Checked[]) {
  const folder = dirname(world.published)
  const { kid } = await ensureEvidenceKey(folder)
  const report = await collectReport(world, checked, kid)
  const files = { html: join(folder, 'evidence', 'report.html'), pdf: join(folder, 'evidence', 'report.pdf') }
  const draw = await drawPage(report)
  const page = draw(await signReport(report, draw(), evidenceKeyFile(folder)))

  await mkdir(dirname(files.html), { recursive: true })
  await writeFile(files.html, page)
  await printPdf(files, report)

  return files
}
