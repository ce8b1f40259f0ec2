import { join } from 'node:path'
import { execa } from 'execa'
import { ensureBundleKeys } from '../keys/bundle-keys'
import { baseEnvironment } from '../process/base-environment'
import type { Settings } from '../systems/settings'
import { root } from '../systems/systems'

export type Side = 'old-shop' | 'pasar'

/** What tests and benchmarks run of a move, and where each lies in its side's folder. */
const COMMANDS = {
  rehearse: { side: 'old-shop', file: 'rehearse' },
  trade: { side: 'old-shop', file: 'trade' },
  export: { side: 'old-shop', file: 'export' },
  follow: { side: 'old-shop', file: 'follow' },
  sum: { side: 'old-shop', file: 'checksum' },
  account: { side: 'old-shop', file: 'account' },
  'close-shop': { side: 'old-shop', file: 'cut-over' },
  'open-again': { side: 'old-shop', file: 'roll-back' },
  'empty-shop': { side: 'old-shop', file: 'purge' },
  'copy-out': { side: 'old-shop', file: 'copy-out' },
  status: { side: 'pasar', file: 'show-bundles' },
  import: { side: 'pasar', file: 'import-bundles' },
  verify: { side: 'pasar', file: 'verify-bundles' },
  open: { side: 'pasar', file: 'cut-over' },
  back: { side: 'pasar', file: 'roll-back' },
  attest: { side: 'pasar', file: 'attest-move' },
  'close-move': { side: 'pasar', file: 'close-move' },
  'copy-in': { side: 'pasar', file: 'copy-in' },
} as const satisfies Record<string, { side: Side; file: string }>

export type CommandName = keyof typeof COMMANDS

const FOLDERS = { 'old-shop': 'old-shop', pasar: 'checkout' } as const

/** The file of a command, below the repository. */
export const sourceOf = (name: CommandName) =>
  join(FOLDERS[COMMANDS[name].side], 'server', 'commands', `${COMMANDS[name].file}.ts`)

export const sideOf = (name: CommandName): Side => COMMANDS[name].side

/** Keys and a place for bundles, as an operator sets both sides up. */
export async function equipSides(folder: string): Promise<Record<Side, Settings>> {
  const keys = await ensureBundleKeys(folder)

  return {
    'old-shop': {
      TOKO_LAMA_ISSUER: 'https://social.example',
      TOKO_LAMA_AUDIENCE: 'https://shop.example',
      TOKO_LAMA_SIGNING_KEY_FILE: keys.signingKeyFile,
      TOKO_LAMA_RECIPIENT_FILE: keys.recipientFile,
      TOKO_LAMA_READER_KEYS_FILE: keys.readerKeysFile,
      TOKO_LAMA_ACCOUNT_FOLDER: join(folder, 'old-account'),
      TOKO_LAMA_BUNDLE_FOLDER: join(folder, 'bundles'),
    },
    pasar: {
      PASAR_ORIGIN: 'https://shop.example',
      PASAR_AUDIT_SIGNING_KEY_FILE: keys.auditSigningKeyFile,
      PASAR_BUNDLE_KEYS_FILE: keys.bundleKeysFile,
      PASAR_BUNDLE_IDENTITY_FILE: keys.identityFile,
      PASAR_BUNDLE_FOLDER: join(folder, 'bundles'),
    },
  }
}

type Started = {
  args?: string[]
  imports?: string[]
  environment?: Settings
  /** Ends it kindly. */
  signal?: AbortSignal
}

/**
 * What a process of a move holds must not grow with the orders. Left alone, V8 makes room for more and more young objects, waits
 * with buffers that nobody needs any more until they are twice what is needed, and glibc makes room for threads.
 */
export const STEADY = {
  flags: ['--max-semi-space-size=1', '--heap-growing-percent=40'],
  environment: { MALLOC_ARENA_MAX: '2' },
}

/**
 * Runs commands of both sides on these databases, each in a process that is told its own side alone. From `bundled`, if there
 * is such a folder, each is started as one file; otherwise from its sources.
 */
export function operate(urls: Record<Side, string>, settings: Record<Side, Settings>, bundled?: string) {
  const databases = {
    'old-shop': { TOKO_LAMA_DATABASE_URL: urls['old-shop'] },
    pasar: { PASAR_DATABASE_URL: urls.pasar },
  }

  const start = (name: CommandName, { args = [], imports = [], environment, signal }: Started = {}) => {
    const side = sideOf(name)
    const program = bundled ? [join(bundled, `${name}.js`)] : ['--import', 'tsx', join(root, sourceOf(name))]
    const loaded = imports.flatMap((module) => ['--import', module])

    return execa('node', [...STEADY.flags, ...loaded, ...program, ...args], {
      cwd: join(root, FOLDERS[side]),
      env: { ...baseEnvironment(), ...STEADY.environment, ...settings[side], ...databases[side], ...environment },
      extendEnv: false,
      reject: false,
      cancelSignal: signal,
    })
  }

  /** @throws {Error} with what it said when it does not come to its end. */
  async function run(name: CommandName, ...args: string[]) {
    const { exitCode, stdout, stderr } = await start(name, { args })
    if (exitCode !== 0) throw new Error(`${name} said: ${stderr || stdout}`)

    return stdout
  }

  /** What a command's `--json` says last. */
  const ask = async <Answer extends object>(name: CommandName, ...args: string[]): Promise<Answer> =>
    JSON.parse((await run(name, ...args, '--json')).trim().split('\n').at(-1) ?? '')

  return { start, run, ask }
}
