import { z } from 'zod'

/**
 * The named schemas of the description. A registry of its own, since a process may load the module
 * twice.
 */
export const named = z.registry<{ id: string }>()
