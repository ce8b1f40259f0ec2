import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** @typedef {[wrong: RegExp, right: string][]} Mends */

/** postgres.js 3.4.9, when a connection breaks (its issues 1154 and 1208). @type {Mends} */
const CONNECTION = [
  // What waits to be sent then is never sent, and nothing after it either: each new try ends in CONNECT_TIMEOUT.
  [/^ {4}clearImmediate\(nextWriteTimer\)$/gm, '    clearImmediate(nextWriteTimer)\n    chunk = nextWriteTimer = null'],
  // A statement for a closed connection is never answered.
  [
    /^ {2}function execute\(q\) \{$/m,
    `  function execute(q) {
    if (!socket)
      return queryError(q, Errors.connection('CONNECTION_CLOSED', options)) || true
`,
  ],
  // Nor is one between the error and the close.
  [
    /^ {4}!hadError && (\(query \|\| sent\.length\) && error\(.+\))$/m,
    '    ;$1\n    query = results = errorResponse = null',
  ],
]

/** A transaction whose connection is lost goes on in that of somebody else. @type {Mends} */
const TRANSACTION = [
  [/^ {4}let savepoints = 0$/m, '    let savepoints = 0\n      , lost'],
  [/connection\.onclose = reject\)$/m, 'connection.onclose = e => reject(lost = e))'],
  [/^ {8}q\.catch\(e => uncaughtError .+$/m, '$&\n        if (lost)\n          return q.reject(lost)'],
]

/** graphile-worker 0.17.3 keeps a job locked for hours whose end it could not write down. @type {Mends} */
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

const MENDED = '// Mended by tools/terminal/mend-packages.mjs.\n'

/** Mends what is installed. @throws {Error} where it is another version than the one that needs it. */
export async function mendPackages() {
  for (const [name, mends] of Object.entries(FILES)) {
    const file = join(root, 'node_modules', name)
    if (!existsSync(join(root, 'node_modules', name.split('/', 1)[0] ?? ''))) continue
    const text = await readFile(file, 'utf8')
    if (text.startsWith(MENDED)) continue
    const mended = mends.reduce((before, [wrong, right]) => {
      if (!before.match(wrong))
        throw new Error(`${name} has no ${wrong} to mend: is tools/terminal/mend-packages.mjs still needed?`)
      return before.replace(wrong, right)
    }, text)
    // Not in place: another process may read it.
    await writeFile(`${file}.${process.pid}`, MENDED + mended)
    await rename(`${file}.${process.pid}`, file)
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await mendPackages()
