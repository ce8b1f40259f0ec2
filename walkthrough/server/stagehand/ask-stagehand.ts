import type { Environment } from '../environment'

/** Who can stop a system, break a control on purpose and run the evidence; only where the launcher runs everything. */
export type Stagehand = { address: string; key: string }

export function findStagehand(environment: Environment): Stagehand | null {
  const { DEMO_MODE, WALKTHROUGH_STAGEHAND_ADDRESS: address, WALKTHROUGH_STAGEHAND_KEY: key } = environment

  return DEMO_MODE && address && key ? { address, key } : null
}

export class StagehandSilent extends Error {
  constructor(cause: unknown) {
    super('The stagehand does not answer.', { cause })
  }
}

type AskStagehand = { stagehand: Stagehand; path: string; method?: string; body?: object; signal?: AbortSignal }

/** @throws {StagehandSilent} when nobody is at that door any more. */
export async function askStagehand({ stagehand, path, method = 'GET', body, signal }: AskStagehand): Promise<Response> {
  const { address, key } = stagehand
  try {
    return await fetch(new URL(path, address), {
      method,
      headers: { authorization: `Bearer ${key}`, ...(body && { 'content-type': 'application/json' }) },
      body: body && JSON.stringify(body),
      redirect: 'manual',
      cache: 'no-store',
      signal,
    })
  } catch (cause) {
    throw new StagehandSilent(cause)
  }
}
