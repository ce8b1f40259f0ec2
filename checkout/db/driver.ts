import { remember } from '@epic-web/remember'
import postgres from 'postgres'

/**
 * The driver that a process loaded first. Next's bundle and the web server's bundle each load a
 * copy, and a connection of one copy takes the other copy's fragment for a value.
 */
export const driver = remember('pasarDriver', () => postgres)
