// Systems for quick runs of journeys; writes their addresses. Copied into a clone, never committed.
import { writeFileSync } from 'node:fs'
import { startSystems } from './tools/dev/start-systems'
import { isolatedProfile } from './tools/systems/profile'
import { journeyEnvironment } from './tools/test/journeys'
const running = await startSystems(await isolatedProfile('test'))
const out = process.env.WORLD_ENV ?? '/tmp/w/world.env'
writeFileSync(out, Object.entries(journeyEnvironment(running)).map(([k, v]) => `export ${k}='${v}'`).join('\n'))
console.log('world is up', out)
for (const s of ['SIGINT', 'SIGTERM'] as const) process.on(s, async () => { await running.stop(); process.exit(0) })
