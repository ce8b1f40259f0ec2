import { serve } from '@jembatan/admission/web-server'
import doors from './doors.json'
import { getEnvironment } from './server/environment'
import { getLog } from './server/log'

serve({
  dir: process.cwd(),
  system: 'ramai',
  admission: () => {
    const environment = getEnvironment()

    return {
      doors,
      origin: environment.RAMAI_ORIGIN,
      hosts: environment.RAMAI_HOSTS,
      trustedProxies: environment.RAMAI_TRUSTED_PROXIES,
      collector: environment.RAMAI_OTLP_URL,
      metrics: { address: environment.RAMAI_METRICS_ADDRESS, key: environment.RAMAI_METRICS_KEY },
      demoMode: environment.DEMO_MODE,
    }
  },
  onRefused: (refused) => getLog().info(refused, 'a request was refused at the door'),
  onFailed: (failed) => getLog().error(failed, 'a request failed'),
})
