import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { execa } from 'execa'
import { openDatabase } from '../../postgres/open-database'
import { startThrowawayCluster } from '../../postgres/test-database'
import { baseEnvironment } from '../../process/base-environment'
import { kasir } from '../../systems/systems'
import { bundledFile } from '../operate'
import type { KASIRS } from './bundle-programs'

const OWN_KEY = 'SB-Mid-server-test'
const SERVE = `import('./server/http/testing/serve-gateway.ts')
  .then(({ serveGateway }) => serveGateway(process.env.KASIR_DATABASE_URL, ['http://127.0.0.1:3001'], {}))
  .then(({ origin }) => console.log(origin))`

/**
 * The payment partner of both companies, with its own database, in processes that know nothing
 * else. Runs its programs from `bundled` if given.
 */
export async function openKasir(folder: string, finishUrl: string, bundled?: string) {
  const cluster = await startThrowawayCluster('kasir')
  const database = { KASIR_DATABASE_URL: cluster.url }
  const oldShopAccount = join(folder, 'old-shop-account.json')
  const keysOfOldShop = join(folder, 'merchant-keys.json')
  let serving: { kill: (signal: 'SIGKILL') => unknown } | undefined

  const sourceOf = (command: string) => join('server', 'commands', `${command}.ts`)
  const run = (command: (typeof KASIRS)[number], settings: Record<string, string>, signal?: AbortSignal) =>
    execa('node', bundled ? [join(bundled, bundledFile(command))] : ['--import', 'tsx', sourceOf(command)], {
      cwd: kasir.folder,
      env: { ...baseEnvironment(), ...database, ...settings },
      extendEnv: false,
      reject: false,
      cancelSignal: signal,
    })

  return {
    /** Loads what the old shop has written of its account. */
    load: (accountFolder: string) =>
      run('load-account', { KASIR_ACCOUNT_FOLDER: accountFolder, KASIR_ACCOUNT_KEYS_FILE: keysOfOldShop }),
    /** Waits for the last part, then transfers the account to Pasar. */
    handOver: (accountFolder: string, signal?: AbortSignal) =>
      run(
        'transfer-account',
        {
          KASIR_ACCOUNT_ID: 'TOKO-LAMA',
          KASIR_ACCOUNT_FOLDER: accountFolder,
          KASIR_ACCOUNT_KEYS_FILE: oldShopAccount,
          KASIR_ACCOUNT_FINISH_URL: finishUrl,
        },
        signal,
      ),
    /** For a roll-back: the account is the old shop's again, and Pasar's keys of it are removed. */
    takeBack: async () => {
      const ended = await run('transfer-account', {
        KASIR_ACCOUNT_ID: 'TOKO-LAMA',
        KASIR_ACCOUNT_KEYS_FILE: keysOfOldShop,
        KASIR_ACCOUNT_RETURNED: '1',
        KASIR_ACCOUNT_FINISH_URL: 'https://social.example',
      })
      await rm(oldShopAccount, { force: true })

      return ended
    },
    /** Returns the account key of its holder. */
    keyOf: async (holder: 'old shop' | 'Pasar'): Promise<string> =>
      JSON.parse(await readFile(holder === 'Pasar' ? oldShopAccount : keysOfOldShop, 'utf8')).serverKey,
    /** Serves its gateway. Returns Pasar's settings for it. */
    serve: async () => {
      const sql = openDatabase(cluster.url)
      // Pasar's own account, without payments.
      await sql`
        insert into merchants (id, name, server_key, client_key, finish_url)
        values ('G000000001', 'Pasar', ${OWN_KEY}, 'SB-Mid-client-test', ${finishUrl})`
      await sql`insert into clock default values`
      await sql.end()
      const process = execa('node', ['--import', 'tsx', '--eval', SERVE], {
        cwd: kasir.folder,
        env: { ...baseEnvironment(), ...database, NODE_ENV: 'test' },
        extendEnv: false,
        reject: false,
      })
      serving = process
      const origin = await new Promise<string>((resolve) =>
        process.stdout.once('data', (line) => resolve(String(line).trim())),
      )

      return {
        MIDTRANS_SETTLEMENT_REPORT_URL: `${origin}/reports/settlement`,
        MIDTRANS_SERVER_KEY: OWN_KEY,
        MIDTRANS_OLD_SHOP_ACCOUNT_FILE: oldShopAccount,
      }
    },
    close: async () => {
      serving?.kill('SIGKILL')
      await cluster.stop()
    },
  }
}
