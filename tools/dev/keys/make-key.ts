import { printLine } from '../terminal/progress.mjs'
import { readArguments } from '../terminal/read-arguments'
import { ensureSigningKey } from './keys'

/**
 * `npm run -s keys:make FILE`: creates an Ed25519 key for one system's deployment, readable by its
 * owner. Prints the public half.
 */
export default async function makeKey(args: string[]) {
  const { operands } = readArguments(args, { name: 'npm run -s keys:make --', operands: 'FILE' })
  const [file] = operands
  if (!file) throw new Error('Say which file to put the key in: npm run -s keys:make -- signing-key.json')

  printLine(JSON.stringify(await ensureSigningKey(file)))
}
