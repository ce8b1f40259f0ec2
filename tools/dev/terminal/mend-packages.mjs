import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..', '..')

/** @typedef {[wrong: RegExp, right: string][]} Mends */

/** postgres.js 3.4.9, when a connection breaks (its issues 1154 and 1208). @type {Mends} */
const CONNECTION = [
  // The pending chunk is never sent, nor anything after it: each retry ends in CONNECT_TIMEOUT.
  [/^ {4}clearImmediate\(nextWriteTimer\)$/gm, '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null'],
  // A statement for a closed connection is never answered.
  [
    /^ {2}function execute\(q\) \{$/m,
    `  function execute(q) {
    if (!socket)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options)) || true
`,
  ],
  // Neither is one between the error and the close.
  [
    /^ {4}!hadError && (\(query \|\| sent\.length\) && error\(.+\))$/m,
    '    ;$1\n    query = results = errorResponse = null',
  ],
]

/**
 * A transaction that loses its connection continues in the connection of another one. @type {Mends}
 */
const TRANSACTION = [
  [/^ {4}let savepoints = 0$/m, '    let savepoints = 0\n      , lost'],
  [/connection\.onclose = reject\)$/m, 'connection.onclose = e => reject(lost = e))'],
  [/^ {8}q\.catch\(e => uncaughtError .+$/m, '$&\n        if (lost)\n          return q.reject(lost)'],
]

/**
 * graphile-worker 0.17.3 keeps a job locked for hours if it could not record the job's end. @type
 * {Mends}
 */
const QUEUE = [
  [
    /RETRYABLE_ERROR_CODES\[e\.code\];/,
    'RETRYABLE_ERROR_CODES[e.code] ?? (/^(08|53|57P|25006|E[A-Z]+$)|^Connection terminated/.test(e.code ?? e.message) && { minDelay: 200, maxDelay: 5000 });',
  ],
]

const FILES = {
  'postgres/src/connection.js': CONNECTION,
  'postgres/cjs/src/connection.js': CONNECTION,
  'postgres/src/index.js': TRANSACTION,
  'postgres/cjs/src/index.js': TRANSACTION,
  'graphile-worker/dist/lib.js': QUEUE,
}

const MENDED = '// Mended by tools/dev/terminal/mend-packages.mjs.\n'

/** Patches the installed packages. @throws {Error} if a version differs from the patched one. */
export async function patchPackages() {
  for (const [name, mends] of Object.entries(FILES)) {
    const file = join(root, 'node_modules', name)
    if (!existsSync(join(root, 'node_modules', name.split('/', 1)[0] ?? ''))) continue
    const text = await readFile(file, 'utf8')
    if (text.startsWith(MENDED)) continue
    const patched = mends.reduce((before, [wrong, right]) => {
      if (!before.match(wrong))
        throw new Error(`${name} has no ${wrong} to mend: is tools/dev/terminal/mend-packages.mjs still needed?`)
      return before.replace(wrong, right)
    }, text)
    // Not in place: another process may be reading the file.
    await writeFile(`${file}.${process.pid}`, MENDED + patched)
    await rename(`${file}.${process.pid}`, file)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await patchPackages()
