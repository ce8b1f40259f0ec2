import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { parse } from 'dotenv'
import type { Host } from './systems'

export type Settings = Record<string, string>

/**
 * The operator's settings for one system: its own .env file, overridden by the environment of `npm
 * start`.
 */
export async function readSettings(host: Pick<Host, 'folder' | 'owns'>): Promise<Settings> {
  const file = await readFile(join(host.folder, '.env'), 'utf8').catch(() => '')
  const variables = { ...parseEnvironmentFile(file), ...process.env }

  return Object.fromEntries(
    Object.entries(variables).filter(
      (entry): entry is [string, string] => host.owns.test(entry[0]) && entry[1] !== undefined && entry[1] !== '',
    ),
  )
}

export function portSetting(settings: Settings, name: string) {
  const text = settings[name]
  if (text === undefined) return undefined
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new Error(`${name} must be a port, not "${text}".`)

  return port
}

/** `NAME=value` by line, quoted or bare. */
export const parseEnvironmentFile = (text: string): Settings => parse(text)

export function printEnvironmentFile(settings: Settings) {
  return `${Object.entries(settings)
    .map(([name, value]) => `${name}="${value}"`)
    .join('\n')}\n`
}
