const ADDRESS = 'http://127.0.0.1:9'

export const SESSION_KEY = 'a1'.repeat(32)
export const AUDITOR_KEY = 'b2'.repeat(32)

/**
 * Configures this test process as a walkthrough of three systems that do not answer. Call it before
 * anything reads the environment.
 */
export function setEnvironment({ demo }: { demo: boolean }) {
  const addresses = ['RAMAI', 'PASAR', 'KASIR'].flatMap((name) => [
    [`WALKTHROUGH_${name}_ORIGIN`, ADDRESS],
    [`WALKTHROUGH_${name}_ADDRESS`, ADDRESS],
  ])
  Object.assign(process.env, Object.fromEntries(addresses), {
    WALKTHROUGH_ORIGIN: 'http://jembatan.localhost:3003',
    WALKTHROUGH_SESSION_KEY: SESSION_KEY,
    WALKTHROUGH_AUDITOR_KEY: AUDITOR_KEY,
    DEMO_MODE: demo ? '1' : '0',
  })
}
