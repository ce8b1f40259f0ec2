import { command } from './command.mjs'

await command('./reset.ts', ({ reset }) => reset())
