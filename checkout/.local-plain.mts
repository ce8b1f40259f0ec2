import { createServer } from 'node:http'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { createAdmission } from '@jembatan/admission'
import { readDoors } from '@jembatan/admission/doors'
import doors from './doors.json'
import { webRouter } from './server/trpc/router'
const port = Number(process.argv[2])
const admit = createAdmission({ doors: readDoors(doors), origin: `http://pasar.localhost:${port}`, demoMode: false })
const handle = createHTTPHandler({ router: webRouter, basePath: '/api/trpc/', allowBatching: false, createContext: async ({ req }: any) => ({ db: {} as any, now: new Date(), requestId: String(req.headers['x-request-id']), address: String(req.headers['x-forwarded-for']), sessionHash: null, operatorSession: null }) })
createServer((request, response) => { const { requestId, refusal } = admit(request); response.setHeader('x-request-id', requestId); if (refusal) { response.statusCode = 400; return response.end() } handle(request, response) }).listen(port, '127.0.0.1', () => console.log('plain ready'))
