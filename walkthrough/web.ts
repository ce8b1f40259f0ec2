import { serve } from '@jembatan/admission/web-server'
import doors from './doors.json'
import { getEnvironment } from './server/environment'
import { log } from './server/log'

serve({
  dir: process.cwd(),
  system: 'walkthrough',
  admission: () => {
    const environment = getEnvironment()

    return {
      doors,
      origin: environment.WALKTHROUGH_ORIGIN,
      hosts: environment.WALKTHROUGH_HOSTS,
      trustedProxies: environment.WALKTHROUGH_TRUSTED_PROXIES,
      collector: environment.WALKTHROUGH_OTLP_URL,
      metrics: { address: environment.WALKTHROUGH_METRICS_ADDRESS, key: environment.WALKTHROUGH_METRICS_KEY },
      demoMode: environment.DEMO_MODE,
    }
  },
  onRefused: (refused) => log.info(refused, 'a request was refused at the door'),
  onFailed: (failed) => log.error(failed, 'a request failed'),
})
