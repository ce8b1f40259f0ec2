import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

/** Every file below a folder whose name matches, as paths; none when the folder is not there. */
export async function filesBelow(folder: string, wanted: RegExp): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  const found = entries.map(async (entry) => {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesBelow(path, wanted)

    return wanted.test(entry.name) ? [path] : []
  })

  return (await Promise.all(found)).flat().sort()
}

/** Those of the files in which a text or a pattern occurs. */
export async function findInFiles(files: string[], pattern: RegExp): Promise<{ file: string; words: string }[]> {
  const found = await Promise.all(
    files.map(async (file) => ({ file, words: pattern.exec(await readFile(file, 'utf8'))?.[0] ?? '' })),
  )

  return found.filter(({ words }) => words !== '')
}
