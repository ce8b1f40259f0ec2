import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { getLog } from '../log'
import { type Auth, openAuth } from './auth'

let auth: Auth | undefined

export function getAuth(): Auth {
  const { RAMAI_ORIGIN: origin, RAMAI_ACCOUNT_SECRET: secret } = getEnvironment()
  auth ??= openAuth({ db: getDatabase().db, log: getLog(), origin, secret })

  return auth
}
