import { copyFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Report } from './report'

/** An open migration is no failure, and not green either. */
const isGreen = ({ failed, migrationOpen = 0 }: Report['sum']) => failed === 0 && migrationOpen === 0

/**
 * Copies the files of a green report, so that they stay when a later report that is not green
 * replaces it.
 */
export async function keepGreen(folder: string, sum: Report['sum'], names: string[]) {
  if (isGreen(sum)) await Promise.all(names.map((name) => copyFile(join(folder, name), join(folder, `green.${name}`))))
}
