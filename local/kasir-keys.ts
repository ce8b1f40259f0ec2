import { makeEnvironments } from './environments'
import { startProfile } from './profile'

/** The demo merchant's server key, then its client key. */
export async function printMerchantKeys() {
  const { kasir } = await makeEnvironments(await startProfile('production'), { ramai: '', pasar: '', kasir: '' })
  process.stdout.write(`${kasir.KASIR_MERCHANT_SERVER_KEY}\n${kasir.KASIR_MERCHANT_CLIENT_KEY}\n`)
}
