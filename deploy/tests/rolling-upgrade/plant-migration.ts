import { readFile, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { root, type System } from '../../../tools/dev/systems/systems'

type Planted = { artefact: string; tag: string; text: string }

/** Adds one migration to an artefact. */
export async function plantMigration({ folder }: Pick<System, 'folder'>, { artefact, tag, text }: Planted) {
  const migrations = join(artefact, relative(root, folder), 'db', 'migrations')
  const file = join(migrations, 'meta', '_journal.json')
  const journal: { entries: { idx: number; when: number; tag: string }[] } = JSON.parse(await readFile(file, 'utf8'))
  const last = journal.entries.at(-1)
  if (!last) throw new Error(`${file} lists no migration.`)
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag })
  await writeFile(join(migrations, `${tag}.sql`), text)
  await writeFile(file, JSON.stringify(journal))
}
