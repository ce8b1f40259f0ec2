import { getIssuer } from './handoff/issuer'

/** Ends the process with the sentences that say what to set, and no stack, before it serves anybody. */
export async function refuseAWrongStart() {
  try {
    await getIssuer()
  } catch (problem) {
    console.error(problem instanceof Error ? problem.message : problem)
    process.exit(1)
  }
}
