import { serve } from '@jembatan/admission/web-server'
import { askDoorkeeper } from './app/waiting-room/doorkeeper'
import doors from './doors.json'
import { getEnvironment } from './server/environment'
import { log } from './server/log'

serve({
  dir: process.cwd(),
  admission: () => {
    const environment = getEnvironment()

    return {
      doors,
      origin: environment.PASAR_ORIGIN,
      hosts: environment.PASAR_HOSTS,
      trustedProxies: environment.PASAR_TRUSTED_PROXIES,
      demoMode: environment.DEMO_MODE,
    }
  },
  before: askDoorkeeper,
  onRefused: (refused) => log.info(refused, 'a request was refused at the door'),
  onFailed: (failed) => log.error(failed, 'a request failed'),
})
