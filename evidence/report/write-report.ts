import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { ensureEvidenceKey, evidenceKeyFile } from '../../tools/keys/evidence-key'
import type { Checked } from '../controls/check-each'
import type { World } from '../world/world'
import { collectReport } from './collect-report'
import { drawPage } from './draw-page'
import { printPdf } from './print-pdf'
import { signReport } from './sign-report'

/** Each language has files of its own: who asked for one need not turn past the other. */
const NAMES = { id: 'report', en: 'report.en' } as const

/** The report of a whole run in two languages: a page each, and the same page on paper. Gives the Indonesian one's files. */
export async function writeReport(world: World, checked: Checked[]) {
  const folder = dirname(world.published)
  const { kid } = await ensureEvidenceKey(folder)
  const report = await collectReport(world, checked, kid)
  await mkdir(join(folder, 'evidence'), { recursive: true })
  const writeIn = async (language: keyof typeof NAMES) => {
    const name = join(folder, 'evidence', NAMES[language])
    const files = { html: `${name}.html`, pdf: `${name}.pdf` }
    const draw = await drawPage(report, language)
    await writeFile(files.html, draw(await signReport(report, draw(), evidenceKeyFile(folder))))

    return files
  }
  const [indonesian, english] = [await writeIn('id'), await writeIn('en')]
  await printPdf([indonesian, english], report)

  return indonesian
}
