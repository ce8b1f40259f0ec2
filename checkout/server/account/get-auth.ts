import { getDatabase } from '../database'
import { getEnvironment } from '../environment'
import { log } from '../log'
import { type Auth, openAuth } from './auth'

let auth: Auth | undefined

export function getAuth(): Auth {
  const { PASAR_ORIGIN: origin, PASAR_ACCOUNT_SECRET: secret } = getEnvironment()
  const { db } = getDatabase()
  auth ??= openAuth({ db, log, origin, secret })

  return auth
}
