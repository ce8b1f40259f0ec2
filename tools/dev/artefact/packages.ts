import { cp, readFile, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { z } from 'zod'
import { root } from '../systems/systems'

type Place = {
  /** A folder of the repository, from which the package is resolved as node does. */
  from: string
  into: string
}

/** Copies an installed package and its dependencies to the same place in another folder. */
export async function copyPackage(name: string, { from, into }: Place, copied = new Set<string>()): Promise<void> {
  const folder = await findPackage(name, from)
  if (!folder || copied.has(folder)) return
  copied.add(folder)
  // A link would lead out of the artefact.
  await cp(folder, join(into, relative(root, folder)), { recursive: true, dereference: true })
  const needed = Object.keys(needs.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'))))
  for (const one of needed) await copyPackage(one, { from: folder, into }, copied)
}

/** Undefined for an optional dependency that is not installed. */
async function findPackage(name: string, from: string): Promise<string | undefined> {
  const folder = join(from, 'node_modules', name)
  if (await stat(folder).catch(() => undefined)) return folder

  return from === root ? undefined : findPackage(name, dirname(from))
}

const listed = z.record(z.string(), z.string()).default({})

const needs = z
  .object({ dependencies: listed, peerDependencies: listed, optionalDependencies: listed })
  .transform((lists) => Object.assign({}, ...Object.values(lists)) as Record<string, string>)
