import { z } from 'zod'

/** The schemas that have a name in the description. Its own list, since a process may load a module twice. */
export const named = z.registry<{ id: string }>()
