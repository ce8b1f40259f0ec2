import { readFile } from 'node:fs/promises'
import { type IssuerRegistry, parseIssuerRegistry } from '@jembatan/contract/handoff'
import { getEnvironment } from '../environment'

let registry: Promise<IssuerRegistry> | undefined

/**
 * The social apps that may send buyers, from the file that deployment put here.
 * @throws {Error} in one sentence when the file is missing or breaks a rule; the start stops on it.
 */
export function getIssuerRegistry(): Promise<IssuerRegistry> {
  registry ??= readRegistry(getEnvironment().PASAR_ISSUERS_FILE)

  return registry
}

async function readRegistry(file: string) {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`The issuer registry ${file} cannot be read: set PASAR_ISSUERS_FILE to a file that exists.`, {
      cause,
    })
  })

  return parseIssuerRegistry(JSON.parse(text))
}
