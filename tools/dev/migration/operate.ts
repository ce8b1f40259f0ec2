import { join } from 'node:path'
import { fileOf, type ProgramName, type Side, sideOf } from '@jembatan/migration-bundle/steps'
import { execa } from 'execa'
import { type BundleKeys, ensureBundleKeys } from '../keys/bundle-keys'
import { baseEnvironment } from '../process/base-environment'
import type { Settings } from '../systems/settings'
import { root } from '../systems/systems'

const FOLDERS = { 'old-shop': 'old-shop', pasar: 'checkout' } as const

/** The source of a program, relative to the repository. */
export const sourceOf = (program: ProgramName) =>
  join(FOLDERS[sideOf(program)], 'server', 'commands', `${fileOf(program)}.ts`)

/** Where the old shop writes its account's content, and Kasir its receipt. */
export const accountFolderOf = ({ folder }: { folder: string }) => join(folder, 'old-account')

/** Both sides' settings for keys and for the folder of the bundles. */
export const bundleSettings = (
  keys: BundleKeys,
  { folder, origins }: { folder: string; origins: { ramai: string; pasar: string } },
): Record<Side, Settings> => ({
  'old-shop': {
    TOKO_LAMA_ISSUER: origins.ramai,
    TOKO_LAMA_AUDIENCE: origins.pasar,
    TOKO_LAMA_SIGNING_KEY_FILE: keys.signingKeyFile,
    TOKO_LAMA_RECIPIENT_FILE: keys.recipientFile,
    TOKO_LAMA_READER_KEYS_FILE: keys.readerKeysFile,
    TOKO_LAMA_ACCOUNT_FOLDER: accountFolderOf({ folder }),
    TOKO_LAMA_BUNDLE_FOLDER: join(folder, 'bundles'),
  },
  pasar: {
    PASAR_ORIGIN: origins.pasar,
    PASAR_AUDIT_SIGNING_KEY_FILE: keys.auditSigningKeyFile,
    PASAR_BUNDLE_KEYS_FILE: keys.bundleKeysFile,
    PASAR_BUNDLE_IDENTITY_FILE: keys.identityFile,
    PASAR_BUNDLE_FOLDER: join(folder, 'bundles'),
  },
})

/** Creates keys and the folder of bundles, and returns both sides' settings. */
export const equipSides = async (folder: string) =>
  bundleSettings(await ensureBundleKeys(folder), {
    folder,
    origins: { ramai: 'https://social.example', pasar: 'https://shop.example' },
  })

type Started = {
  args?: string[]
  imports?: string[]
  environment?: Settings
  /** Stops the program. */
  signal?: AbortSignal
}

/**
 * Keeps a process's memory independent of the number of orders. By default V8 grows the space for
 * young objects and releases buffers only at twice the needed size, and glibc reserves memory for
 * threads.
 */
export const STEADY = {
  flags: ['--max-semi-space-size=1', '--heap-growing-percent=40'],
  environment: { MALLOC_ARENA_MAX: '2' },
}

/** The file of a program in the folder of `bundlePrograms`. */
export const bundledFile = (program: string) => `${program.replace('/', '-')}.js`

/**
 * Runs programs of both sides on these databases, each in a process that knows only its own side.
 * With `bundled`, the folder of `bundlePrograms`, each runs as one file; otherwise from its
 * sources.
 */
export function operate(urls: Record<Side, string>, settings: Record<Side, Settings>, bundled?: string) {
  const databases = {
    'old-shop': { TOKO_LAMA_DATABASE_URL: urls['old-shop'] },
    pasar: { PASAR_DATABASE_URL: urls.pasar },
  }

  const start = (program: ProgramName, { args = [], imports = [], environment, signal }: Started = {}) => {
    const side = sideOf(program)
    const file = bundled ? [join(bundled, bundledFile(program))] : ['--import', 'tsx', join(root, sourceOf(program))]
    const loaded = imports.flatMap((module) => ['--import', module])

    return execa('node', [...STEADY.flags, ...loaded, ...file, ...args], {
      cwd: join(root, FOLDERS[side]),
      env: { ...baseEnvironment(), ...STEADY.environment, ...settings[side], ...databases[side], ...environment },
      extendEnv: false,
      reject: false,
      cancelSignal: signal,
    })
  }

  /** @throws {Error} with its output if it fails. */
  async function run(program: ProgramName, ...args: string[]) {
    const { exitCode, stdout, stderr } = await start(program, { args })
    if (exitCode !== 0) throw new Error(`${program} printed: ${stderr || stdout}`)

    return stdout
  }

  /** Returns the last line that a program prints with `--json`. */
  const ask = async <Answer extends object>(program: ProgramName, ...args: string[]): Promise<Answer> =>
    JSON.parse((await run(program, ...args, '--json')).trim().split('\n').at(-1) ?? '')

  return { start, run, ask }
}
