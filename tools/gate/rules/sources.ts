import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import ts from 'typescript'
import { root } from '../../dev/systems/systems'

export type Source = { file: string; text: string }

/**
 * Reads the files of the repository in these folders or of these patterns, as git understands them,
 * including those not yet committed.
 */
export async function readSources(paths: string[], except?: RegExp): Promise<Source[]> {
  const { stdout } = await execa('git', ['ls-files', '-co', '--exclude-standard', '--', ...paths], { cwd: root })
  const files = stdout.split('\n').filter((file) => file && !except?.test(file) && existsSync(join(root, file)))

  return Promise.all(files.map(async (file) => ({ file, text: await readFile(join(root, file), 'utf8') })))
}

/** Returns every node of a file's syntax tree, without its comments. */
export function nodesOf({ file, text }: Source): ts.Node[] {
  const nodes: ts.Node[] = [ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true)]
  // A loop over an array includes values that are added meanwhile.
  for (const node of nodes) ts.forEachChild(node, (child) => void nodes.push(child))

  return nodes
}

/** The name of the called function or constructed class; empty for other nodes. */
export const calledBy = (node: ts.Node) =>
  (ts.isCallExpression(node) || ts.isNewExpression(node)) && ts.isIdentifier(node.expression)
    ? node.expression.text
    : ''
