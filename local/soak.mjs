import { command } from './command.mjs'

await command('./soak.ts', ({ soak }) => soak(process.argv.slice(2)))
