import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { root } from '../../../tools/dev/systems/systems'

/** Reads a file of `deploy/`, as an operator copies it. */
export const readDeployed = (...path: string[]) => readFile(join(root, 'deploy', ...path), 'utf8')

/** Replaces the values of an ini file; all other lines stay as the operator has them. */
export const withSettings = (text: string, values: Record<string, string>) =>
  text.replaceAll(/^([\w-]+)( ?= ?).*$/gm, (line, name: string, equals: string) =>
    values[name] === undefined ? line : `${name}${equals}${values[name]}`,
  )
