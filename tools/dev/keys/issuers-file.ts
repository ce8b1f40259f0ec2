import { readFile } from 'node:fs/promises'
import { publish } from './published-file'
import type { PublicJwk } from './signing-key'

/** One social app in the registry that a deployment places beside Pasar. */
export type IssuerEntry = { name: string; returnUrl: string; keys: { keys: PublicJwk[] }; denied: string[] }

export type RegistryFile = Record<string, IssuerEntry>

export async function readRegistry(file: string): Promise<RegistryFile> {
  return JSON.parse(await readFile(file, 'utf8'))
}

/** Changes one issuer's entry and publishes the whole registry. */
export async function changeIssuer(file: string, issuer: string, change: (entry: IssuerEntry) => IssuerEntry) {
  const registry = await readRegistry(file)
  await publish(file, { ...registry, [issuer]: change(entryOf(registry, issuer)) })
}

export function entryOf(registry: RegistryFile, issuer: string): IssuerEntry {
  const entry = registry[issuer]
  if (!entry) throw new Error(`The issuer registry has no entry for ${issuer}.`)

  return entry
}

/**
 * Merges the entries that a start needs into the existing registry, without losing an added key or
 * a denial.
 */
export function mergeRegistries(previous: RegistryFile, needed: RegistryFile): RegistryFile {
  const merged = Object.entries(needed).map(([issuer, entry]) => {
    const before = previous[issuer]
    const denied = [...new Set([...(before?.denied ?? []), ...entry.denied])]

    return [issuer, { ...entry, keys: { keys: withKeys(before?.keys.keys ?? [], entry.keys.keys) }, denied }] as const
  })

  return { ...previous, ...Object.fromEntries(merged) }
}

export function withKeys(keys: PublicJwk[], added: PublicJwk[]): PublicJwk[] {
  return [...keys, ...added.filter(({ kid }) => !keys.some((key) => key.kid === kid))]
}
