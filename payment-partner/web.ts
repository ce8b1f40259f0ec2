import { serve } from '@jembatan/admission/web-server'
import doors from './doors.json'
import { getEnvironment } from './server/environment'
import { log } from './server/log'

serve({
  dir: process.cwd(),
  system: 'kasir',
  admission: () => {
    const environment = getEnvironment()

    return {
      doors,
      origin: environment.KASIR_ORIGIN,
      hosts: environment.KASIR_HOSTS,
      trustedProxies: environment.KASIR_TRUSTED_PROXIES,
      collector: environment.KASIR_OTLP_URL,
      metrics: { address: environment.KASIR_METRICS_ADDRESS, key: environment.KASIR_METRICS_KEY },
      demoMode: environment.SIM_MODE,
    }
  },
  onRefused: (refused) => log.info(refused, 'a request was refused at the door'),
  onFailed: (failed) => log.error(failed, 'a request failed'),
})
