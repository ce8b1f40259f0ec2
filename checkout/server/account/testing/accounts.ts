import pino from 'pino'
import type { Database } from '@/db/connect'
import { queueResetMail } from '../../mail/queue-mail'
import { openAuth } from '../auth'

export const authOf = (db: Database, now = new Date()) =>
  openAuth({
    db,
    log: pino({ level: 'silent' }),
    origin: 'http://pasar.localhost:3001',
    secret: 'ac'.repeat(32),
    onReset: (reset) => queueResetMail(db, { ...reset, now }),
  })
