import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { execa } from 'execa'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ensureBundleKeys } from '../keys/bundle-keys'
import { ensureSigningKey } from '../keys/keys'
import { type Cluster, startCluster } from '../postgres/cluster'
import { openDatabase } from '../postgres/open-database'
import { baseEnvironment } from '../process/base-environment'
import { freePort } from '../systems/ports'
import type { Settings } from '../systems/settings'
import { kasir, pasar, root } from '../systems/systems'

const SOCIAL = 'http://ramai.localhost:3000'
const SHOP = 'http://pasar.localhost:3001'
const OWN_KEY = 'SB-Mid-server-test'
const SERVE = `import('./app/testing/serve-gateway.ts')
  .then(({ serveGateway }) => serveGateway(process.env.KASIR_DATABASE_URL, ['http://127.0.0.1:3001'], {}))
  .then(({ origin }) => console.log(origin))`

let folder: string
let clusters: Record<'ramai' | 'kasir' | 'pasar', Cluster>
let gateway: { origin: string; stop: () => void }
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'old-account-'))
  // As root the servers run as another user, who must have access to the folder.
  await chmod(folder, 0o711)
  const start = async (system: 'ramai' | 'kasir' | 'pasar') =>
    startCluster({
      ...{ system, folder: join(folder, system), port: await freePort() },
      ...{ throwaway: true, replicates: system === 'ramai' },
    })
  const [ramai, atKasir, atPasar] = [await start('ramai'), await start('kasir'), await start('pasar')]
  clusters = { ramai, kasir: atKasir, pasar: atPasar }
}, 60_000)
afterAll(async () => {
  gateway?.stop()
  await Promise.all(Object.values(clusters).map(({ stop }) => stop()))
  await rm(folder, { recursive: true, force: true })
})

/** A command of one side, which is told that side's variables alone. The last line of what it says is its result. */
async function run(cwd: string, command: string, args: string[], settings: Settings) {
  const ran = await execa('node', ['--import', 'tsx', join('server', 'commands', `${command}.ts`), ...args, '--json'], {
    ...{ cwd, env: { ...baseEnvironment(), ...settings }, extendEnv: false, reject: false },
  })
  if (!ran.stdout) throw new Error(ran.stderr)

  return { code: ran.exitCode, result: JSON.parse(ran.stdout.split('\n').at(-1) ?? '') }
}

async function serveKasir(settings: Settings) {
  const serving = execa('node', ['--import', 'tsx', '--eval', SERVE], {
    ...{
      cwd: kasir.folder,
      env: { ...baseEnvironment(), ...settings, NODE_ENV: 'test' },
      extendEnv: false,
      reject: false,
    },
  })
  const origin = await new Promise<string>((resolve) =>
    serving.stdout.once('data', (said) => resolve(String(said).trim())),
  )

  return { origin, stop: () => void serving.kill('SIGKILL') }
}

test('what Pasar holds of the old account equals Kasir’s own reports to the rupiah', async () => {
  const keys = await ensureBundleKeys(folder)
  const auditKeyFile = join(folder, 'pasar', 'audit-signing-key.json')
  await ensureSigningKey(auditKeyFile)
  const accountFolder = join(folder, 'old-account')
  const formerFile = join(folder, 'pasar', 'former-account.json')
  const inOldShop = (command: string, ...args: string[]) =>
    run(join(root, 'old-shop'), command, args, {
      TOKO_LAMA_DATABASE_URL: clusters.ramai.url,
      TOKO_LAMA_ISSUER: SOCIAL,
      TOKO_LAMA_AUDIENCE: SHOP,
      TOKO_LAMA_SIGNING_KEY_FILE: keys.signingKeyFile,
      TOKO_LAMA_RECIPIENT_FILE: keys.recipientFile,
      TOKO_LAMA_READER_KEYS_FILE: keys.readerKeysFile,
      TOKO_LAMA_BUNDLE_FOLDER: join(folder, 'bundles'),
      TOKO_LAMA_ACCOUNT_FOLDER: accountFolder,
    })
  const inKasir = (command: string, settings: Settings = {}) =>
    run(kasir.folder, command, [], {
      KASIR_DATABASE_URL: clusters.kasir.url,
      KASIR_ACCOUNT_FOLDER: accountFolder,
      KASIR_ACCOUNT_KEYS_FILE: join(folder, 'old-shop', 'merchant-keys.json'),
      ...settings,
    })
  const inPasar = (command: string) =>
    run(pasar.folder, command, [], {
      PASAR_DATABASE_URL: clusters.pasar.url,
      PASAR_ORIGIN: SHOP,
      PASAR_AUDIT_SIGNING_KEY_FILE: auditKeyFile,
      PASAR_BUNDLE_KEYS_FILE: keys.bundleKeysFile,
      PASAR_BUNDLE_IDENTITY_FILE: keys.identityFile,
      PASAR_BUNDLE_FOLDER: join(folder, 'bundles'),
      MIDTRANS_SETTLEMENT_REPORT_URL: `${gateway.origin}/reports/settlement`,
      MIDTRANS_SERVER_KEY: OWN_KEY,
      MIDTRANS_FORMER_ACCOUNT_FILE: formerFile,
    })

  await inOldShop('rehearse', '--orders', '1000')
  const { result: told } = await inOldShop('account')
  const { result: taken } = await inKasir('load-account')
  await inKasir('transfer-account', {
    KASIR_ACCOUNT_ID: 'TOKO-LAMA',
    KASIR_ACCOUNT_KEYS_FILE: formerFile,
    KASIR_ACCOUNT_FINISH_URL: `${SHOP}/payment/finish`,
  })
  await openDatabaseOfKasir()
  gateway = await serveKasir({ KASIR_DATABASE_URL: clusters.kasir.url })
  await inOldShop('export')
  await inPasar('import-bundles')

  const equal = await inPasar('verify-bundles')

  expect(taken).toMatchObject({ added: told.charges, refunds: expect.any(Number) })
  expect(equal.code).toBe(0)
  expect(equal.result.settlements).toMatchObject({ accounts: [null, 'TOKO-LAMA'], unexplained: 0 })
  expect(equal.result.settlements.lines).toBeGreaterThan(900)
}, 120_000)

/** Pasar's own account, of which nothing has been paid. */
async function openDatabaseOfKasir() {
  const sql = openDatabase(clusters.kasir.url)
  await sql`
    insert into merchants (id, name, server_key, client_key, finish_url)
    values ('G000000001', 'Pasar', ${OWN_KEY}, 'SB-Mid-client-test', ${SHOP})`
  await sql`insert into clock default values`
  await sql.end()
}
