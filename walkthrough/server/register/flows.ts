import { z } from 'zod'
import register from '../../../docs/flows.json'

const flow = z.object({ id: z.string(), content: z.array(z.string()), never: z.array(z.string()) })

/** The register of flows, the same file that the tests read. */
export const FLOWS = z.array(flow).parse(register.flows)

export const neverOn = (id: string): string[] => FLOWS.find((flow) => flow.id === id)?.never ?? []

/** The excluded data by flow, for client components. */
export const neverByFlow = (): Record<string, string[]> => Object.fromEntries(FLOWS.map(({ id, never }) => [id, never]))
