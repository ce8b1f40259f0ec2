import pino from 'pino'
import type { Database } from '@/db/connect'
import { openAuth } from '../auth'

export const authOf = (db: Database) =>
  openAuth({
    db,
    log: pino({ level: 'silent' }),
    origin: 'http://pasar.localhost:3001',
    secret: 'ac'.repeat(32),
  })
