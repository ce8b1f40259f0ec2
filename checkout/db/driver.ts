import { remember } from '@epic-web/remember'
import postgres from 'postgres'

/**
 * The driver that a process loaded first. Next's bundle and the web server's each load their own, and
 * a connection of one takes a part of a statement that the other made for a value.
 */
export const driver = remember('pasarDriver', () => postgres)
