import { randomUUID } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

const fileIn = (folder: string) => join(folder, 'migration-last-run')

/**
 * Records in a world's folder that a migration command ran, so that a page with its counts reloads
 * them.
 */
export const noteRunIn = (folder: string) => writeFile(fileIn(folder), randomUUID())

/** Identifies the last run; null if none has been recorded. */
export const readLastRun = (folder: string) => readFile(fileIn(folder), 'utf8').catch(() => null)
