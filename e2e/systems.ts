import { z } from 'zod'

/** Where the systems under test are. `npm test` and the global setup say so. */
const schema = z.object({
  E2E_RAMAI_ORIGIN: z.url(),
  E2E_RAMAI_ADDRESS: z.url(),
  E2E_RAMAI_DATABASE_URL: z.string(),
  E2E_RAMAI_SIGNING_KEY_FILE: z.string(),
  E2E_PASAR_ORIGIN: z.url(),
  E2E_PASAR_ADDRESS: z.url(),
  E2E_PASAR_DATABASE_URL: z.string(),
  E2E_KASIR_ORIGIN: z.url(),
  E2E_KASIR_ADDRESS: z.url(),
  E2E_KASIR_DATABASE_URL: z.string(),
  E2E_KASIR_SERVER_KEY: z.string(),
  E2E_STATE_FOLDER: z.string(),
  E2E_WALKTHROUGH_ORIGIN: z.string(),
})

const told = schema.parse(process.env)

export const ramai = {
  origin: told.E2E_RAMAI_ORIGIN,
  address: told.E2E_RAMAI_ADDRESS,
  databaseUrl: told.E2E_RAMAI_DATABASE_URL,
  signingKeyFile: told.E2E_RAMAI_SIGNING_KEY_FILE,
}

export const pasar = {
  origin: told.E2E_PASAR_ORIGIN,
  address: told.E2E_PASAR_ADDRESS,
  databaseUrl: told.E2E_PASAR_DATABASE_URL,
}

export const kasir = {
  origin: told.E2E_KASIR_ORIGIN,
  address: told.E2E_KASIR_ADDRESS,
  databaseUrl: told.E2E_KASIR_DATABASE_URL,
  serverKey: told.E2E_KASIR_SERVER_KEY,
}

export const SYSTEMS = { ramai, pasar, kasir }

/** Watches the three; no system of the story. */
export const walkthrough = { origin: told.E2E_WALKTHROUGH_ORIGIN }

/** Where the state of these systems lies: environments, keys, logs. */
export const stateFolder = told.E2E_STATE_FOLDER
