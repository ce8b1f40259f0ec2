import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (folder: string) => join(folder, 'migration-last-run')

/** Notes in a world's folder that a command of the migration has run, so that a page that shows its counts looks again. */
export const noteRunIn = (folder: string) => writeFile(fileIn(folder), randomUUID())

/** What tells the last run from those before; null where none has been noted. */
export const readLastRun = (folder: string) => readFile(fileIn(folder), 'utf8').catch(() => null)
