import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { baseEnvironment } from '../process/base-environment'
import { root } from '../systems/systems'
import { printLine } from '../terminal/progress.mjs'

const PAGES = { en: 'docs/scenarios.md', id: 'docs/scenarios.id.md' } as const

const BEGIN = '<!-- scenarios: written by npm run scenarios:table -->'
const END = '<!-- /scenarios -->'

/** Each page as it should be: the walkthrough's own list of scenarios between the two marks. */
export async function renderScenarioPages(): Promise<{ file: string; text: string; wanted: string }[]> {
  const tables = await renderTables()

  return Promise.all(
    (['en', 'id'] as const).map(async (language) => {
      const file = join(root, PAGES[language])
      const text = await readFile(file, 'utf8')

      return { file, text, wanted: between(text, file, tables[language]) }
    }),
  )
}

export default async function writeScenarioTables() {
  for (const { file, text, wanted } of await renderScenarioPages()) {
    if (text !== wanted) await writeFile(file, wanted)
    printLine(`  ${text === wanted ? 'as it was' : 'written'}: ${file.slice(root.length + 1)}`)
  }
}

/** In the walkthrough's own folder, by its own code: nothing of ours imports it. */
async function renderTables(): Promise<Record<'en' | 'id', string>> {
  const { stdout } = await execa('tsx', ['server/commands/print-scenario-tables.ts'], {
    cwd: join(root, 'walkthrough'),
    env: baseEnvironment(),
    extendEnv: false,
    preferLocal: true,
    localDir: root,
  })

  return JSON.parse(stdout)
}

function between(text: string, file: string, table: string) {
  const [before, rest] = text.split(BEGIN)
  const after = rest?.split(END)[1]
  if (before === undefined || after === undefined) throw new Error(`${file} has no place for the scenarios: ${BEGIN}`)

  return `${before}${BEGIN}\n${table}\n${END}${after}`
}
