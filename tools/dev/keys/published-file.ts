import { mkdir, rename, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/**
 * Replaces a JSON file atomically: a system that watches it reads the old one or the new one, never
 * a part.
 */
export async function publish(file: string, content: unknown, mode = 0o644) {
  await mkdir(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}.draft`
  await writeFile(draft, `${JSON.stringify(content, null, 2)}\n`, { mode })
  await rename(draft, file)
}
